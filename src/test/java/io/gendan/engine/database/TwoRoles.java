package io.gendan.engine.database;

import io.gendan.support.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A server as a careful operator sets it up: one role owns the database, with the other the program runs. */
final class TwoRoles implements AutoCloseable {

    static final String OWNER = "gendan_owner";
    static final String RUNNING = "gendan_running";
    static final String PASSWORD = "of the test";

    private final EmbeddedPostgres server;

    private TwoRoles(EmbeddedPostgres server) {
        this.server = server;
    }

    static TwoRoles in(Path folder) throws IOException, SQLException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setPort(FreePort.find())
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login password '" + PASSWORD + "'");
            statement.execute("create role " + RUNNING + " login password '" + PASSWORD + "'");
            statement.execute("create database gendan owner " + OWNER);
        }
        return new TwoRoles(server);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/gendan";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
