package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page whose scripts bear another nonce than its header stays empty. */
@GendanTest
class PageNonceTest {

    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void page_and_header_agree_while_others_open_pages_too() {
        people.hired();
        var chen = Browser.of(port, "chen");
        var wang = Browser.of(port, "wang");
        var others = CompletableFuture.runAsync(
                () -> IntStream.range(0, 200).forEach(each -> wang.get("/camunda/app/cockpit/styles/user-styles.css")));
        IntStream.range(0, 100).forEach(each -> {
            var page = chen.get("/camunda/app/tasklist/default/");
            var nonce = IN_PAGE.matcher(page.body());
            assertThat(nonce.find()).isTrue();
            assertThat(policy(page)).contains("'nonce-" + nonce.group(1) + "'");
        });
        others.join();
    }

    private static String policy(HttpResponse<?> page) {
        return page.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
