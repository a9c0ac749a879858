package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.consent.Consent;
import io.gendan.engine.audit.AuditEntry;
import io.gendan.engine.audit.AuditKind;
import io.gendan.staff.Role;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@GendanTest
@DisplayName("Auditors read words")
class AuditValuesTest {

    private static final Path SIGN_IN = Path.of("src/main/java/io/gendan/staff/signin");
    private static final Pattern REFUSED = Pattern.compile("new ArrivalRefused\\(\"([^\"]+)\"");
    private static final Pattern ORGANISATION = Pattern.compile("\"organisation\",\\s*\"([^\"]+)\"");

    @Autowired
    People people;

    @Autowired
    AuditSentences sentences;

    @BeforeEach
    void people_work_here() {
        people.hired();
    }

    @AfterEach
    void the_language_is_nobodys() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    @DisplayName("for roles, purposes, why somebody stayed out, and what the organisation's sign-in did")
    void no_code_is_printed(String language) throws IOException {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        for (var sample : samples().entrySet()) {
            assertThat(sample.getValue()).as(sample.getKey()).isNotEmpty();
            for (var code : sample.getValue()) {
                for (var kind : AuditKind.values()) {
                    assertThat(told(kind, sample.getKey(), code))
                            .as("%s %s of %s", language, sample.getKey(), kind)
                            .isNotBlank()
                            .doesNotContain(code)
                            .doesNotContain("audit.", "staff.", "consent.");
                }
            }
        }
    }

    @Test
    @DisplayName("for fields by their labels, people by name, yes and no, and times in the installation's zone")
    void others() {
        LocaleContextHolder.setLocale(Locale.CHINESE);
        assertThat(told(AuditKind.READ_CONFIDENTIAL, "fields", List.of("religion", "bloodType")))
                .doesNotContain("religion", "bloodType")
                .contains(", ");
        assertThat(told(AuditKind.HANDED_OVER, "to", "chen")).isEqualTo("陈静 Chen Jing（chen）");
        assertThat(told(AuditKind.TRAIL, "whole", true)).isEqualTo("是");
        assertThat(told(AuditKind.REFUSED, "since", "2026-03-02T02:00:00Z")).isEqualTo("2026-03-02 10:00:00");
        assertThat(told(AuditKind.PERSON_CHANGED, "before", "North"))
                .as("a team")
                .isEqualTo("North");
        assertThat(told(AuditKind.SIGN_IN_FAILED, "why", "SomethingNew")).contains("SomethingNew", "其他原因");
    }

    /** As the program's source has them. */
    private static Map<String, List<String>> samples() throws IOException {
        var roles = Arrays.stream(Role.values()).map(Enum::name).toList();
        var why = new ArrayList<>(List.of("BadCredentials", "Disabled", "TooManyAttempts", "OAuth2Authentication"));
        var organisation = new ArrayList<String>();
        try (var files = Files.walk(SIGN_IN)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                REFUSED.matcher(text).results().map(found -> found.group(1)).forEach(why::add);
                ORGANISATION
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .forEach(organisation::add);
            }
        }
        assertThat(why).contains("last administrator");
        assertThat(organisation).contains("bound");
        return Map.of(
                "role",
                roles,
                "before",
                roles,
                "purpose",
                Arrays.stream(Consent.Purpose.values()).map(Enum::name).toList(),
                "why",
                why,
                "organisation",
                organisation);
    }

    private String told(AuditKind kind, String detail, Object value) {
        var entry = new AuditEntry(
                1, Instant.EPOCH, kind, "", "chen", null, Map.of(detail, value), null, null, 1L, List.of());
        return sentences.details(entry).values().iterator().next();
    }
}
