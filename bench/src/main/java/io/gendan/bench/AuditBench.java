package io.gendan.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the audit trail takes to be sealed and to be checked: entries are written behind the program's back, which
 * seals them; then {@code --verify-audit} runs three times, from the start of its process to its end. Argument: entries.
 */
public final class AuditBench {

    private static final int ROUNDS = 3;

    private AuditBench() {}

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        try (var server = new Server()) {
            server.create("gendan");
            var settings = Map.of(
                    "SPRING_DATASOURCE_URL", server.url("gendan"),
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "SPRING_DATASOURCE_PASSWORD", server.password(),
                    "GENDAN_AUDIT_EVERY", "PT1S");
            try (var node = new Node(settings)) {
                node.isReady();
                seal(server.in("gendan"), entries);
            }
            for (int round = 0; round < ROUNDS; round++) {
                var begun = System.nanoTime();
                int code = verify(settings);
                System.out.printf("checked: %.1f s, exit code %d%n", (System.nanoTime() - begun) / 1e9, code);
                if (code != 0) {
                    throw new IllegalStateException("The trail is not whole");
                }
            }
        }
        System.exit(0);
    }

    private static void seal(JdbcClient database, int entries) {
        var begun = System.nanoTime();
        database.sql("""
                        insert into audit_entry (at, kind, actor, subject, details, address)
                        select current_timestamp, 'REFUSED', 'chen', 'C-000001', '{"place": "/api/x"}', '10.0.0.1'
                        from generate_series(1, ?)""").param(entries).update();
        System.out.printf("%d entries written: %.1f s%n", entries, (System.nanoTime() - begun) / 1e9);
        while (database.sql("select exists (select from audit_entry where seq is null)")
                .query(Boolean.class)
                .single()) {
            LockSupport.parkNanos(50_000_000);
        }
        System.out.printf("and sealed: %.1f s%n", (System.nanoTime() - begun) / 1e9);
    }

    private static int verify(Map<String, String> settings) throws Exception {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Node.jar().toString(),
                        "--verify-audit")
                .inheritIO();
        command.environment().putAll(settings);
        return command.start().waitFor();
    }
}
