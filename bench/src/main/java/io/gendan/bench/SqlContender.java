package io.gendan.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No engine at all: the rows that Camunda writes for a fired timer, written by hand into Camunda's tables, one transaction
 * a timer, by as many threads as Gendan uses. What the database alone allows to whoever commits each timer by itself.
 */
final class SqlContender implements Contender {

    private static final int THREADS = 4;

    private final Server server;
    private final CamundaContender rows;
    private HikariDataSource pool;
    private JdbcClient database;
    private ExecutorService threads;

    SqlContender(Server server) {
        this.server = server;
        rows = new CamundaContender(server, false);
    }

    @Override
    public String name() {
        return "plain SQL, a transaction a timer";
    }

    @Override
    public void prepare(String name, int timers, int badEvery) throws Exception {
        rows.prepare(name, timers, badEvery);
    }

    @Override
    public void open(String name) {
        pool = server.pool(name);
        database = JdbcClient.create(pool);
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @Override
    public void go() {
        var jobs = database.sql("select id_ from act_ru_job").query(String.class).list();
        var next = new AtomicInteger();
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        for (int thread = 0; thread < THREADS; thread++) {
            threads.execute(() -> {
                for (int i = next.getAndIncrement(); i < jobs.size(); i = next.getAndIncrement()) {
                    var job = jobs.get(i);
                    transaction.executeWithoutResult(begun -> STATEMENTS.forEach(
                            statement -> database.sql(statement).param("job", job).update()));
                }
            });
        }
    }

    /** In this order the job itself goes last, since the others find their instance by it. */
    private static final List<String> STATEMENTS = List.of(
            """
            insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_,
                                     priority_, create_time_, suspension_state_, task_state_)
            select 't' || id_, 1, execution_id_, process_instance_id_, process_def_id_, 'Call', 'UserTask_Call', 'chen', 50,
                   localtimestamp, 1, 'Created' from act_ru_job where id_ = :job""",
            """
            update act_hi_actinst set end_time_ = localtimestamp, duration_ = 1, act_inst_state_ = 4, sequence_counter_ = 4
            where proc_inst_id_ = (select process_instance_id_ from act_ru_job where id_ = :job) and end_time_ is null""",
            """
            insert into act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, root_proc_inst_id_,
                                        proc_inst_id_, execution_id_, act_id_, task_id_, act_name_, act_type_, assignee_,
                                        start_time_, act_inst_state_, sequence_counter_)
            select 'a' || id_, process_instance_id_, process_def_key_, process_def_id_, process_instance_id_,
                   process_instance_id_, execution_id_, 'UserTask_Call', 't' || id_, 'Call', 'userTask', 'chen',
                   localtimestamp, 0, 5 from act_ru_job where id_ = :job""",
            """
            insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_,
                                         execution_id_, act_inst_id_, name_, assignee_, start_time_, priority_, task_state_)
            select 't' || id_, 'UserTask_Call', process_def_key_, process_def_id_, process_instance_id_,
                   process_instance_id_, execution_id_, 'a' || id_, 'Call', 'chen', localtimestamp, 50, 'Created'
            from act_ru_job where id_ = :job""",
            """
            insert into act_hi_identitylink (id_, timestamp_, type_, user_id_, task_id_, root_proc_inst_id_, proc_def_id_,
                                             operation_type_, assigner_id_, proc_def_key_)
            select 'i' || id_, localtimestamp, 'assignee', 'chen', 't' || id_, process_instance_id_, process_def_id_, 'add',
                   null, process_def_key_ from act_ru_job where id_ = :job""",
            """
            insert into act_hi_job_log (id_, timestamp_, job_id_, job_duedate_, job_retries_, job_priority_, job_state_,
                                        job_def_id_, job_def_type_, job_def_configuration_, act_id_, execution_id_,
                                        root_proc_inst_id_, process_instance_id_, process_def_id_, process_def_key_,
                                        deployment_id_, sequence_counter_)
            select 'l' || id_, localtimestamp, id_, duedate_, retries_, priority_, 2, job_def_id_, 'timer-intermediate-transition',
                   'DATE: 2026-01-05T09:00:00', 'Timer_Due', execution_id_, process_instance_id_, process_instance_id_,
                   process_def_id_, process_def_key_, deployment_id_, 2 from act_ru_job where id_ = :job""",
            """
            update act_ru_execution set rev_ = rev_ + 1, act_id_ = 'UserTask_Call', act_inst_id_ = 'a' || :job,
                                        sequence_counter_ = 5
            where id_ = (select execution_id_ from act_ru_job where id_ = :job)""",
            "delete from act_ru_job where id_ = :job");

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
        return 0;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pool.close();
    }

    private int count(String query) {
        return database.sql(query).query(Integer.class).single();
    }
}
