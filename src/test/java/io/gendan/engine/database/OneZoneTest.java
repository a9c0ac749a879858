package io.gendan.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gendan.GendanApplication;
import io.gendan.support.GendanTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A further node starts on the database of the running one, which lives in Shanghai. */
@GendanTest
@DisplayName("CD-06: one time zone per installation")
class OneZoneTest {

    @Autowired
    HikariDataSource running;

    @Autowired
    JdbcClient database;

    @Test
    void the_first_start_decides() {
        assertThat(database.sql("select zone from installation")
                        .query(String.class)
                        .single())
                .isEqualTo("Asia/Shanghai");
    }

    @Test
    void a_node_in_another_zone_refuses_to_start_and_says_why() throws IOException, InterruptedException {
        long jobs = jobs();
        var node = start("Europe/Berlin");
        var told = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(told).isNotZero();
        assertThat(told)
                .contains("APPLICATION FAILED TO START", "Asia/Shanghai", "Europe/Berlin", "GENDAN_ZONE=Asia/Shanghai");
        assertThat(jobs()).as("jobs").isEqualTo(jobs);
        the_first_start_decides();
    }

    /** In a process of its own, as a node is: two in one share what Camunda's web applications keep for themselves. */
    private Process start(String otherZone) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        GendanApplication.class.getName(),
                        "--spring.profiles.active=test",
                        "--server.port=0",
                        "--gendan.zone=" + otherZone,
                        "--spring.datasource.url=" + running.getJdbcUrl(),
                        "--spring.datasource.username=" + running.getUsername(),
                        "--spring.datasource.password=" + running.getPassword())
                .redirectErrorStream(true)
                .start();
    }

    private long jobs() {
        return database.sql("select count(*) from act_ru_job").query(Long.class).single();
    }
}
