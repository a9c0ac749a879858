package io.gendan.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The organisation's provider while it is away")
class OrganisationTest {

    @Test
    void is_asked_again_after_half_a_minute() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            var time = new Instant[] {Instant.parse("2026-11-20T08:00:00Z")};
            var clock = new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return time[0];
                }
            };
            var issuer = "http://localhost:" + server.getAddress().getPort();
            var organisation = new Organisation(
                    new OidcProperties(issuer, "us", "secret", "groups", "", "login", Set.of(), false, Set.of()),
                    clock);

            assertThat(organisation.isThere()).isFalse();
            time[0] = time[0].plus(Duration.ofSeconds(29));
            assertThat(organisation.isThere()).isFalse();
            assertThat(asked).hasValue(1);

            time[0] = time[0].plus(Duration.ofSeconds(2));
            assertThat(organisation.isThere()).isFalse();
            assertThat(asked).hasValue(2);
        } finally {
            server.stop(0);
        }
    }
}
