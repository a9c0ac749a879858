package io.gendan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Camunda as its Spring Boot starter sets it up: with the executor's stock settings, or with Gendan's executor, its
 * settings from its {@code application.yml} and its index. Everything else is the same.
 */
final class CamundaContender implements Contender {

    private static final Path PROGRAM = Path.of("..", "src", "main", "resources");
    private static final int STARTS_A_TRANSACTION = 200;

    private final Server server;
    private final boolean ours;
    private ConfigurableApplicationContext context;
    private JdbcClient database;

    CamundaContender(Server server, boolean ours) {
        this.server = server;
        this.ours = ours;
    }

    @Override
    public String name() {
        return ours ? "Gendan" : "Camunda 7.24, stock executor";
    }

    @Override
    public void prepare(String name, int timers, int badEvery) throws Exception {
        start(name, Map.of("camunda.bpm.job-execution.enabled", "false"));
        var engine = context.getBean(ProcessEngine.class);
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("WaitProcess.bpmn")
                .deploy();
        var transaction = context.getBean(TransactionTemplate.class);
        for (int from = 0; from < timers; from += STARTS_A_TRANSACTION) {
            int first = from;
            transaction.executeWithoutResult(begun -> {
                for (int i = first; i < Math.min(timers, first + STARTS_A_TRANSACTION); i++) {
                    engine.getRuntimeService()
                            .startProcessInstanceByKey("WaitProcess", number(i), salesperson(i, badEvery));
                }
            });
        }
        if (ours) {
            for (var statement : Files.readString(PROGRAM.resolve("db/migration/engine/V082__due_jobs.sql"))
                    .split(";")) {
                if (!statement.isBlank()) {
                    database.sql(statement).update();
                }
            }
        }
        // The executor begins with the context; until we go it finds nothing to do.
        database.sql("update act_ru_job set suspension_state_ = 2").update();
        server.settle(name);
        context.close();
    }

    static String number(int i) {
        return "C-%06d".formatted(i + 1);
    }

    /** Whoever has no salesperson can't get a task: a poisoned job. */
    static Map<String, Object> salesperson(int i, int badEvery) {
        return badEvery > 0 && i % badEvery == badEvery / 2 ? Map.of() : Map.of("salesperson", "chen");
    }

    @Override
    public void open(String name) {
        start(name, ours ? settings() : Map.of());
        context.getBean(JobExecutor.class).shutdown();
        database.sql("update act_ru_job set suspension_state_ = 1").update();
        database.sql("vacuum analyze act_ru_job").update();
    }

    @Override
    public void go() {
        context.getBean(JobExecutor.class).start();
    }

    @Override
    public int fired() {
        return count("select count(*) from act_ru_task");
    }

    @Override
    public int firedOnce() {
        return count("""
                select count(*) from (select proc_inst_id_ from act_ru_task group by proc_inst_id_ having count(*) = 1) one
                """);
    }

    @Override
    public int failed() {
        return count("select count(*) from act_ru_job where exception_msg_ is not null");
    }

    @Override
    public void close() {
        context.close();
    }

    private int count(String query) {
        return database.sql(query).query(Integer.class).single();
    }

    private void start(String name, Map<String, Object> more) {
        var properties = new HashMap<String, Object>(Map.of(
                "spring.datasource.url", server.url(name),
                "spring.datasource.username", "postgres",
                "spring.datasource.hikari.maximum-pool-size", "30",
                "camunda.bpm.auto-deployment-enabled", "false",
                "camunda.bpm.history-level", "full",
                "spring.main.banner-mode", "off",
                "logging.level.root", "error"));
        properties.putAll(more);
        context = new SpringApplicationBuilder(ours ? Ours.class : Stock.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
        database = context.getBean(JdbcClient.class);
    }

    private static Map<String, Object> settings() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(PROGRAM.resolve("application.yml")));
        var settings = new HashMap<String, Object>();
        yaml.getObject().forEach((key, value) -> {
            if (key.toString().matches("camunda\\.bpm\\.job-execution\\..*|camunda\\.bpm\\.generic-properties.*job.*")) {
                settings.put(key.toString(), String.valueOf(value));
            }
        });
        return settings;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Stock {}

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan("io.gendan.engine.job")
    @ConfigurationPropertiesScan("io.gendan.engine.job")
    static class Ours {}
}
