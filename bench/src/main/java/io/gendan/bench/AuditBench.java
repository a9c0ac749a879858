package io.gendan.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What the audit trail costs. In turn, entries are appended one to a transaction, by one connection, to the trail of a
 * running program, which salts and seals them meanwhile, and to a table of the same columns without guards, digests and
 * chain. Then {@code --verify-audit} checks all of them three times, from the start of its process to its end; once before
 * on an empty trail, for what the start alone takes. Argument: entries a round.
 */
public final class AuditBench {

    private static final int ROUNDS = 3;
    private static final int WARM_UP = 500;

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
            var connection = new SingleConnectionDataSource(server.url("gendan"), "postgres", server.password(), true);
            try (var node = new Node(settings)) {
                node.isReady();
                var database = JdbcClient.create(connection);
                check(settings, sealed(database));
                plainTable(database);
                append(database, "audit_plain", WARM_UP);
                append(database, "audit_entry", WARM_UP);
                for (int round = 0; round < ROUNDS; round++) {
                    tell("plain table", entries, append(database, "audit_plain", entries));
                    double chained = append(database, "audit_entry", entries);
                    tell("trail", entries, chained);
                    tell("trail, until all was sealed", entries, chained + untilSealed(database));
                }
            }
            long all = sealed(JdbcClient.create(connection));
            for (int round = 0; round < ROUNDS; round++) {
                check(settings, all);
            }
            connection.destroy();
        }
        System.exit(0);
    }

    private static void plainTable(JdbcClient database) {
        database.sql("""
                        create table audit_plain (id bigint generated always as identity primary key, at timestamptz not null,
                            kind text not null, actor text, subject text, details jsonb, address text, request text)
                        """).update();
        for (var column : new String[] {"at", "subject", "actor"}) {
            database.sql("create index on audit_plain (" + column + ", id)").update();
        }
    }

    /** One to a transaction; answers seconds. */
    private static double append(JdbcClient database, String table, int entries) {
        var begun = System.nanoTime();
        for (int each = 0; each < entries; each++) {
            database.sql("insert into " + table + """
                             (at, kind, actor, subject, details, address)
                            values (current_timestamp, 'REFUSED', 'chen', 'C-000001', '{"place": "/api/x"}', '10.0.0.1')
                            """).update();
        }
        return seconds(begun);
    }

    private static double untilSealed(JdbcClient database) {
        var begun = System.nanoTime();
        while (database.sql("select exists (select from audit_entry where seq is null)")
                .query(Boolean.class)
                .single()) {
            LockSupport.parkNanos(20_000_000);
        }
        return seconds(begun);
    }

    private static long sealed(JdbcClient database) {
        return database.sql("select count(*) from audit_entry where seq is not null")
                .query(Long.class)
                .single();
    }

    private static void check(Map<String, String> settings, long entries) throws Exception {
        var begun = System.nanoTime();
        int code = verify(settings);
        System.out.printf("checked %d entries: %.1f s%n", entries, seconds(begun));
        if (code != 0) {
            throw new IllegalStateException("The trail is not whole");
        }
    }

    private static void tell(String who, int entries, double seconds) {
        System.out.printf("%s: %d entries in %.1f s, %.0f/s%n", who, entries, seconds, entries / seconds);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
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
