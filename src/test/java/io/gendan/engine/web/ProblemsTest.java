package io.gendan.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gendan.engine.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

@DisplayName("What is said and logged of a request that failed")
class ProblemsTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Problems.class);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        LOGGER.addAppender(logged);
    }

    @AfterEach
    void listen_no_longer() {
        LOGGER.detachAppender(logged);
    }

    static Stream<Exception> gone() {
        var gone = new ClientAbortException(new IOException("Broken pipe"));
        return Stream.of(
                gone,
                new UncheckedIOException(gone),
                new HttpMessageNotWritableException("Could not write JSON", gone),
                new AsyncRequestNotUsableException("Response not usable", gone));
    }

    @ParameterizedTest
    @MethodSource("gone")
    @DisplayName("Whoever went away while it was answered has met no failure, and is sent nothing")
    void nobody_is_there_any_more(Exception failure) throws Exception {
        for (var accepted : List.of("application/json", "text/html")) {
            var answer = answerTo(failure, accepted);

            assertThat(answer.getStatus()).as(accepted).isEqualTo(200);
            assertThat(answer.getContentAsString()).isEmpty();
            assertThat(answer.getErrorMessage()).isNull();
            assertThat(answer.getForwardedUrl()).isNull();
        }
        assertThat(logged.list).extracting(ILoggingEvent::getLevel).isSubsetOf(Level.DEBUG);
    }

    @Test
    void what_fails_inside_is_logged_and_answered() throws Exception {
        var answer = answerTo(new UncheckedIOException(new IOException("No space left on device")), "application/json");

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString())
                .contains("\"code\":\"failed\"")
                .doesNotContain("No space left on device");
        assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    }

    private static MockHttpServletResponse answerTo(Exception failure, String accepted) throws Exception {
        return MockMvcBuilders.standaloneSetup(new Failing(failure))
                .setControllerAdvice(new Problems(mock(Words.class)))
                .build()
                .perform(get("/fails").accept(accepted))
                .andReturn()
                .getResponse();
    }

    @RestController
    private static final class Failing {

        private final Exception failure;

        Failing(Exception failure) {
            this.failure = failure;
        }

        @GetMapping("/fails")
        String fails() throws Exception {
            throw failure;
        }
    }
}
