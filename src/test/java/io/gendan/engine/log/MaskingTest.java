package io.gendan.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.gendan.support.GendanTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the log must not tell of people, written through the appender that writes to the console. */
@GendanTest
class MaskingTest {

    private static final String SECRET = "planted-0815";

    @Autowired
    JdbcTemplate database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail to planted-0815@mail.example failed",
                "password=planted-0815",
                "{\"password\":\"planted-0815\",\"x\":1}",
                "GENDAN_DATA_KEY=planted-0815",
                "Authorization: Basic planted-0815xxxxxxx",
                "sent Bearer planted-0815.abcdefgh.ijkl to the gateway",
                "smsToken: planted-0815",
                "GET /calendar/planted-0815.ics failed",
                "Key (phone)=(planted-0815) already exists.",
                "Failing row contains (1, planted-0815, null)",
                "HistoricVariableUpdateEventEntity[variableName=brief, textValue=planted-0815, id=3]",
            })
    void a_secret_is_hidden(String message) {
        assertThat(line(message, null)).contains("***").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13912345678",
                "139 1234 5678",
                "+86 139-1234-5678",
                "+49 30 901820",
                "021-62345678",
                "(415) 555-0134",
                "11010519491231002X"
            })
    void a_number_that_reaches_or_names_somebody_is_hidden(String number) {
        assertThat(line("Called " + number + " without success", null))
                .contains("Called *** without success")
                .doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customer C-000123 could not be handed over",
                "Message 1234567 was not sent, try 3",
                "Embedded PostgreSQL runs on port 45123",
                "Import 2026-03-05T10:00:00Z waits to go on after 100000 rows",
                "Started GendanApplication in 13.912 seconds (process running for 14.512)",
                "Deployed contact: [ContactProcess:1:9c0e2f3a-1234-11ee-8000-0242ac120002]",
                "First administrator: login \"admin\", password \"abcd-efgh\". It is shown this once",
                "1732272000123 milliseconds",
            })
    void what_operators_need_stays(String message) {
        assertThat(line(message, null)).contains(message);
    }

    @Test
    void a_failure_keeps_its_trace_and_hides_names_and_quoted_values() {
        var cause = new IllegalArgumentException("No customer \"Brightwater Pumps\" of 钱玉兰, 13912345678");
        var told = line("It failed", new IllegalStateException("Row of 'Qian Yulan' at /api/customers", cause));
        assertThat(told)
                .contains("IllegalStateException", "IllegalArgumentException", "MaskingTest.java", "/api/customers")
                .doesNotContain("Brightwater Pumps", "钱玉兰", "13912345678", "Qian Yulan");
    }

    @Test
    void what_tells_where_it_failed_stays() {
        var text =
                "Error creating bean with name 'messageForms': Unsatisfied dependency, parameter 1: name 'carriers': it"
                        + " can't be made, don't ask; found '' and 'one','two'";
        assertThat(line("It failed", new IllegalStateException(text))).contains(text);
    }

    @Test
    void a_line_that_tells_a_failure_hides_the_same() {
        assertThat(line("Customer C-000123 could not be moved: java.lang.IllegalStateException: no 'Qian Yulan'", null))
                .contains("C-000123", "IllegalStateException")
                .doesNotContain("Qian Yulan");
    }

    @Test
    void the_database_tells_no_values_of_rows() {
        var name = "钱玉兰 planted-0815 " + "x".repeat(300);
        var one = failureOf(() -> database.update(
                "insert into customer (name, name_key, kind, created_at, created_by) values (?, 'k', 'PERSON', now(), 'x')",
                name));
        var many = failureOf(() -> database.batchUpdate(
                "insert into customer (name, name_key, kind, created_at, created_by) values (?, 'k', 'PERSON', now(), 'x')",
                List.of(new Object[] {name}, new Object[] {name})));
        for (var failure : List.of(one, many)) {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertThat(each.getMessage()).doesNotContain(SECRET);
            }
            assertThat(line("It failed", failure))
                    .contains("customer_name_check")
                    .doesNotContain(SECRET);
        }
    }

    private static DataAccessException failureOf(Runnable statement) {
        try {
            statement.run();
        } catch (DataAccessException failure) {
            return failure;
        }
        throw new AssertionError("It should have failed");
    }

    private static String line(String message, Throwable failure) {
        var logger = (Logger) LoggerFactory.getLogger(MaskingTest.class);
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var console = (OutputStreamAppender<ILoggingEvent>) root.getAppender("CONSOLE");
        var event = new LoggingEvent(MaskingTest.class.getName(), logger, Level.ERROR, message, failure, null);
        event.setInstant(Clock.systemUTC().instant());
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
