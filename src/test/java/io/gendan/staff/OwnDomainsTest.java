package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Where people may let their mail go (N-01). */
class OwnDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "chen@example.com, true",
        "Chen@EXAMPLE.com, true",
        "chen@other.example, true",
        "chen@example.com.evil.example, false",
        "chen@sub.example.com, false",
        "example.com@evil.example, false"
    })
    void an_address_of_ones_own_lies_in_one_of_the_companys_domains(String email, boolean allowed) {
        var domains = new Binder(new MapConfigurationPropertySource(
                        Map.of("gendan.mail.own-domains", " Example.com, other.example,")))
                .bind("gendan.mail", OwnDomains.class)
                .get();

        assertThat(domains.allow(email)).isEqualTo(allowed);
    }

    @Test
    void without_the_setting_in_any() {
        assertThat(new OwnDomains(List.of()).allow("chen@anywhere.example")).isTrue();
    }
}
