package io.gendan.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.gendan.GendanApplication;
import io.gendan.support.GendanTest;
import java.util.TimeZone;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A further node starts on the database of the running one, which lives in Shanghai. */
@GendanTest
@DisplayName("CD-06: one time zone per installation")
class OneZoneTest {

    @Autowired
    HikariDataSource running;

    @Autowired
    JdbcClient database;

    private TimeZone zone;

    @BeforeEach
    void here_it_is_the_time_of_shanghai() {
        zone = TimeZone.getDefault();
        assertThat(zone.getID()).isEqualTo("Asia/Shanghai");
    }

    @AfterEach
    void here_it_is_the_same_time_again() {
        TimeZone.setDefault(zone);
    }

    @Test
    void the_first_start_decides() {
        assertThat(database.sql("select zone from installation")
                        .query(String.class)
                        .single())
                .isEqualTo("Asia/Shanghai");
    }

    @Test
    void a_node_in_another_zone_refuses_to_start_and_says_why() {
        long jobs = jobs();
        assertThatThrownBy(() -> start("Europe/Berlin"))
                .rootCause()
                .asInstanceOf(InstanceOfAssertFactories.type(OtherZone.class))
                .satisfies(refusal -> {
                    assertThat(refusal).hasMessageContaining("Asia/Shanghai").hasMessageContaining("Europe/Berlin");
                    assertThat(refusal.remedy()).contains("GENDAN_ZONE=Asia/Shanghai");
                    var told = new OtherZone.Analyzer().analyze(refusal);
                    assertThat(told.getDescription()).isEqualTo(refusal.getMessage());
                    assertThat(told.getAction()).isEqualTo(refusal.remedy());
                });
        assertThat(jobs()).as("jobs").isEqualTo(jobs);
        the_first_start_decides();
    }

    private void start(String otherZone) {
        SpringApplication.run(
                        GendanApplication.class,
                        "--spring.profiles.active=test",
                        "--server.port=0",
                        "--gendan.zone=" + otherZone,
                        "--spring.datasource.url=" + running.getJdbcUrl(),
                        "--spring.datasource.username=" + running.getUsername(),
                        "--spring.datasource.password=" + running.getPassword())
                .close();
    }

    private long jobs() {
        return database.sql("select count(*) from act_ru_job").query(Long.class).single();
    }
}
