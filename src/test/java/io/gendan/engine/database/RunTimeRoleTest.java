package io.gendan.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The running role's rights")
class RunTimeRoleTest {

    private static final int TABLES = 60;

    @TempDir
    Path folder;

    @Test
    @DisplayName("Nodes that start together give them without disturbing each other, and a later one changes nothing")
    void nodes_start_together() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (var server = TwoRoles.in(folder)) {
            var owner = JdbcClient.create(new DriverManagerDataSource(server.url(), TwoRoles.OWNER, TwoRoles.PASSWORD));
            owner.sql("create table flyway_schema_history (version text)").update();
            owner.sql("create table told (word text)").update();
            owner.sql("comment on table told is 'append-only: what was said'").update();
            for (int table = 0; table < TABLES; table++) {
                owner.sql("create table \"Table %d\" (id bigint generated always as identity)".formatted(table))
                        .update();
            }

            together(server, 4);

            assertThat(may(owner, "told")).containsExactly("insert", "select");
            assertThat(may(owner, "flyway_schema_history")).containsExactly("select");
            for (int table = 0; table < TABLES; table++) {
                assertThat(may(owner, "\"Table %d\"".formatted(table)))
                        .containsExactly("delete", "insert", "select", "update");
            }
            var running =
                    JdbcClient.create(new DriverManagerDataSource(server.url(), TwoRoles.RUNNING, TwoRoles.PASSWORD));
            running.sql("insert into \"Table 7\" default values").update();
            assertThat(RunTimeRole.changes(owner, TwoRoles.RUNNING)).isEmpty();

            owner.sql("grant update on told to " + TwoRoles.RUNNING).update();
            owner.sql("revoke delete on \"Table 7\" from " + TwoRoles.RUNNING).update();
            assertThat(RunTimeRole.changes(owner, TwoRoles.RUNNING))
                    .containsExactlyInAnyOrder(
                            "revoke update on told from gendan_running",
                            "grant delete on \"Table 7\" to gendan_running");
        }
    }

    private static void together(TwoRoles server, int nodes) throws InterruptedException, ExecutionException {
        var ready = new CyclicBarrier(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        try {
            Callable<Void> start = () -> {
                try (var connection = DriverManager.getConnection(server.url(), TwoRoles.OWNER, TwoRoles.PASSWORD)) {
                    ready.await();
                    new RunTimeRole(TwoRoles.RUNNING, TwoRoles.OWNER).giveRights(connection);
                }
                return null;
            };
            for (Future<Void> started : threads.invokeAll(java.util.Collections.nCopies(nodes, start))) {
                started.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> may(JdbcClient database, String table) {
        return database.sql("""
                        select p from unnest(array['delete', 'insert', 'select', 'update']) as p
                        where has_table_privilege(:role, :table, p)
                        """)
                .param("role", TwoRoles.RUNNING)
                .param("table", table)
                .query(String.class)
                .list();
    }
}
