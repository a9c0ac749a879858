package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gendan.GendanApplication;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.engine.audit.AuditVerification;
import io.gendan.support.GendanTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("The audit trail is checked from the command line")
class VerifyAuditTest {

    private record Ended(int code, String said) {}

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditVerification verification;

    @Autowired
    HikariDataSource source;

    @TempDir
    Path folder;

    @Test
    @DisplayName("beside the running program: 0 for a whole trail, 1 and the place for a broken one, 2 for none")
    void exit_codes() throws Exception {
        for (int entry = 0; entry < 5; entry++) {
            trail.put(AuditKind.RULES_CHANGED, null, "verified", Map.of("entry", entry));
        }
        var end = verification.verify(List.of()).newest();
        var kept = Files.writeString(folder.resolve("anchors"), end + " 2026-11-22T00:00:00Z\nhalf a li\n");

        var whole = verify(Map.of("GENDAN_AUDIT_ANCHORS", kept.toString()), "--anchor=" + end);
        assertThat(whole.code()).as(whole.said()).isZero();
        assertThat(whole.said()).contains("The trail is whole", "2 anchors held", "1 lines of the anchor file");

        var forged = end.hash().startsWith("0") ? "1" : "0";
        var other = verify(
                Map.of(), "--anchor=" + end.seq() + ":" + forged + end.hash().substring(1));
        assertThat(other.code()).as(other.said()).isEqualTo(1);
        assertThat(other.said()).contains("tampered with", "place " + end.seq());

        var noAnchor = verify(Map.of(), "--anchor=nonsense");
        assertThat(noAnchor.code()).as(noAnchor.said()).isEqualTo(2);
        assertThat(noAnchor.said()).contains("64 hexadecimal digits").doesNotContain(source.getPassword());
    }

    private Ended verify(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                GendanApplication.class.getName(),
                "--verify-audit"));
        command.addAll(List.of(arguments));
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("SPRING_DATASOURCE_URL", source.getJdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", source.getUsername());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", source.getPassword());
        builder.environment().putAll(settings);
        var process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
