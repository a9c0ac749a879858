package io.gendan.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Where the server's names are given, nobody gets an answer under another. */
class KnownHostsTest {

    @Test
    void another_name_is_refused() throws Exception {
        assertThat(asked("gendan.example.com", "gendan.example.com", "/customers"))
                .isEqualTo(200);
        assertThat(asked("gendan.example.com", "GENDAN.example.com", "/customers"))
                .isEqualTo(200);
        assertThat(asked("gendan.example.com", "evil.example", "/customers")).isEqualTo(400);
    }

    @Test
    void health_is_asked_by_address() throws Exception {
        assertThat(asked("gendan.example.com", "10.0.0.7", "/actuator/health/readiness"))
                .isEqualTo(200);
    }

    @Test
    void without_names_every_name_will_do() throws Exception {
        assertThat(asked(null, "any.example", "/customers")).isEqualTo(200);
    }

    private static int asked(String known, String host, String path) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setServerName(host);
        var response = new MockHttpServletResponse();
        new KnownHosts(new ServerSettings(known == null ? Set.of() : Set.of(known), null, false))
                .doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
