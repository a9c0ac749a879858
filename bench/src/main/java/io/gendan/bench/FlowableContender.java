package io.gendan.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Flowable with the settings it comes with. */
final class FlowableContender implements Contender {

    private final Server server;
    private HikariDataSource pool;
    private ProcessEngine engine;
    private JdbcClient database;

    FlowableContender(Server server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "Flowable 7.2, stock executor";
    }

    @Override
    public void prepare(String name, int timers, int badEvery) {
        start(name);
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("WaitProcess.bpmn")
                .deploy();
        for (int i = 0; i < timers; i++) {
            engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            "WaitProcess",
                            CamundaContender.number(i),
                            CamundaContender.salesperson(i, badEvery));
        }
        server.settle(name);
        close();
    }

    @Override
    public void open(String name) {
        start(name);
    }

    @Override
    public void go() {
        engine.getProcessEngineConfiguration().getAsyncExecutor().start();
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
        return count("select count(*) from act_ru_timer_job where exception_msg_ is not null")
                + count("select count(*) from act_ru_deadletter_job");
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    private int count(String query) {
        return database.sql(query).query(Integer.class).single();
    }

    private void start(String name) {
        pool = server.pool(name);
        database = JdbcClient.create(pool);
        engine = new StandaloneProcessEngineConfiguration()
                .setDataSource(pool)
                .setDatabaseSchemaUpdate("true")
                .setAsyncExecutorActivate(false)
                .buildProcessEngine();
    }
}
