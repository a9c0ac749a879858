package io.gendan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

@GendanTest
class StartTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Test
    void starts_on_a_durable_database_of_its_own() {
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isGreaterThanOrEqualTo(0);
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("server_version")).startsWith("17.");
    }

    @Test
    void its_server_writes_a_week_of_logs_without_rows_and_statements() {
        assertThat(setting("logging_collector")).isEqualTo("on");
        assertThat(setting("log_filename")).isEqualTo("server-%a.log");
        assertThat(setting("log_truncate_on_rotation")).isEqualTo("on");
        assertThat(setting("log_error_verbosity")).isEqualTo("terse");
        assertThat(setting("log_min_error_statement")).isEqualTo("panic");
    }

    @Test
    void links_of_pages_are_looked_for_in_no_jar() {
        assertThat(program.getBeansOfType(FilterRegistrationBean.class).values())
                .extracting(filter -> (Object) filter.getFilter().getClass())
                .isNotEmpty()
                .doesNotContain(ResourceUrlEncodingFilter.class);
    }

    private String setting(String name) {
        return database.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
