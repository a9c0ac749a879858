package io.gendan.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Browsers claim to be others; people know theirs by one name. */
class BrowserFamilyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EDGE, Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML like Gecko) Chrome/125.0 Safari/537.36 Edg/125.0",
        "CHROME, Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML like Gecko) Chrome/125.0 Safari/537.36",
        "SAFARI, Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
        "FIREFOX, Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "WECHAT, Mozilla/5.0 (Linux) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47",
        "WECOM, Mozilla/5.0 (Windows NT 10.0) Chrome/108.0 Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1",
        "OTHER, Java-http-client/17"
    })
    void a_browser_goes_by_its_own_name(BrowserFamily family, String agent) {
        assertThat(BrowserFamily.of(agent)).isEqualTo(family);
    }

    @Test
    void who_says_nothing_is_another() {
        assertThat(BrowserFamily.of((String) null)).isEqualTo(BrowserFamily.OTHER);
    }
}
