package io.gendan.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrations run with the role that owns the database; the program lives a customer's day with one that owns nothing, and
 * can't touch the tables themselves. Secrets come from files.
 */
class TwoRolesTest {

    @TempDir
    Path folder;

    @Test
    void a_customers_day_with_a_role_that_owns_nothing() throws IOException, InterruptedException, SQLException {
        try (var database = TwoRoles.in(folder)) {
            var told = day(database);
            assertThat(told)
                    .contains("DAY runs as " + TwoRoles.RUNNING)
                    .contains("DAY open after the wait: [UserTask_PrepareContact]")
                    .containsPattern("DAY a failure says: .*customer_kind_check")
                    .doesNotContain(
                            "-> DONE",
                            TwoRolesDay.PLANTED,
                            TwoRoles.PASSWORD,
                            "GENDAN_MIGRATION_USERNAME is given, but");
            assertThat(told.lines().filter(line -> line.startsWith("DAY ") && line.endsWith("-> refused")))
                    .hasSizeGreaterThan(10);
            aRoleThatHasMoreIsFound(database);
        }
    }

    /** The start says it in words. */
    private static void aRoleThatHasMoreIsFound(TwoRoles database) throws SQLException {
        var asOwner = JdbcClient.create(new DriverManagerDataSource(database.url(), TwoRoles.OWNER, TwoRoles.PASSWORD));
        assertThat(RunTimeRole.tooMuch(asOwner, TwoRoles.RUNNING)).isEmpty();
        assertThat(RunTimeRole.tooMuch(asOwner, TwoRoles.OWNER))
                .containsExactly("owns the database", "may make tables", "owns tables");
        assertThat(RunTimeRole.tooMuch(asOwner, "postgres")).contains("is a superuser");
    }

    /** In a process of its own: two in one share what Camunda's web applications keep for themselves. */
    private String day(TwoRoles database) throws IOException, InterruptedException {
        var secret = Files.writeString(folder.resolve("secret"), TwoRoles.PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TwoRolesDay.class.getName(),
                "--spring.profiles.active=test",
                "--server.port=0"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SPRING_DATASOURCE_URL", database.url());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", TwoRoles.RUNNING);
        builder.environment().put("SPRING_DATASOURCE_PASSWORD_FILE", secret.toString());
        builder.environment().put("GENDAN_MIGRATION_USERNAME", TwoRoles.OWNER);
        builder.environment().put("GENDAN_MIGRATION_PASSWORD_FILE", secret.toString());
        var program = builder.start();
        var told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(told).isZero();
        return told;
    }
}
