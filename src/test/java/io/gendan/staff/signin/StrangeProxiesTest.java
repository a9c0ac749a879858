package io.gendan.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Requests by proxies that nobody has named")
class StrangeProxiesTest {

    private final StrangeProxies proxies = new StrangeProxies();

    @Test
    void are_told_of_once_with_the_setting(CapturedOutput log) throws Exception {
        asks(false, "127.0.0.1");
        assertThat(log).doesNotContain("GENDAN_TRUSTED_PROXIES");

        asks(true, null);
        asks(true, null);

        assertThat(log.getOut().split("GENDAN_TRUSTED_PROXIES", -1)).hasSize(2);
    }

    @Test
    void that_are_trusted_are_not_told_of(CapturedOutput log) throws Exception {
        asks(true, "192.0.2.7");

        assertThat(log).doesNotContain("GENDAN_TRUSTED_PROXIES");
    }

    private void asks(boolean forwarded, String believed) throws Exception {
        var request = new MockHttpServletRequest("GET", "/login");
        if (forwarded) {
            request.addHeader("X-Forwarded-For", "192.0.2.7");
        }
        request.setAttribute("org.apache.tomcat.AccessLog.RemoteAddr", believed);
        proxies.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
