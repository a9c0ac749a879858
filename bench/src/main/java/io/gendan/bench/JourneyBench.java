package io.gendan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The program itself after a day's stop: a customer of the demo company who waits for its next contact, copied many times,
 * all overdue; then the packaged program is started on it, as one node and as two. Arguments: customers, rounds.
 */
public final class JourneyBench {

    private static final Path DATA = Path.of("target", "journeys");
    private static final String COPIED = " like 'C-1______' ";

    private final Server server;
    private final int customers;

    private JourneyBench(Server server, int customers) {
        this.server = server;
        this.customers = customers;
    }

    public static void main(String[] arguments) throws Exception {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        if (!Files.exists(DATA.resolve("password"))) {
            try (var first = new Node(Map.of("GENDAN_DATA_DIR", DATA.toAbsolutePath().toString()))) {
                first.says("The demo company has come alive");
            }
        }
        try (var server = new Server(DATA)) {
            new JourneyBench(server, customers).run(rounds);
        }
        System.exit(0);
    }

    private void run(int rounds) throws Exception {
        server.copy("gendan", "waiting");
        var waiting = server.in("waiting");
        var source = waitingCustomer(waiting);
        var begun = System.nanoTime();
        new Copies(waiting, source).make(customers);
        System.out.printf(
                "%d customers like %s, made in %.0f s; PostgreSQL %s, Java %s, %d cores%n",
                customers,
                source,
                (System.nanoTime() - begun) / 1e9,
                server.version(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
        for (int round = 0; round < rounds; round++) {
            for (int nodes = 1; nodes <= 2; nodes++) {
                server.copy("waiting", "running");
                measure(nodes, source);
            }
        }
        server.drop("running");
        server.drop("waiting");
    }

    /** Who waits in stage A for a contact that was agreed on, with the shortest record: most of them have one like it. */
    private static String waitingCustomer(JdbcClient database) {
        return database.sql("""
                        select own.business_key_ from act_ru_job job
                        join act_ru_execution own on own.id_ = job.process_instance_id_
                        join next_step step on step.customer_number = own.business_key_ and step.closed_at is null
                        where job.handler_cfg_ like 'Timer_NextContactDue%'
                          and not exists (select 1 from act_ru_task task join act_ru_execution e on e.id_ = task.proc_inst_id_
                                          where e.business_key_ = own.business_key_)
                          and job.duedate_ > localtimestamp
                        order by (select count(*) from record_entry where customer_number = own.business_key_) limit 1""")
                .query(String.class)
                .single();
    }

    private void measure(int nodes, String source) throws Exception {
        var database = server.in("running");
        var records = count(database, "select count(*) from record_entry where customer_number" + COPIED);
        var reminders = count(database, "select count(*) from reminder where about = 'nextStep' and customer_number" + COPIED);
        List<Node> running = new ArrayList<>();
        try {
            for (int node = 0; node < nodes; node++) {
                running.add(new Node(Map.of(
                        "SPRING_DATASOURCE_URL", server.url("running"),
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "SPRING_DATASOURCE_PASSWORD", server.password())));
            }
            var tasks = "select count(*) from act_ru_task task join act_ru_execution own on own.id_ = task.proc_inst_id_ "
                    + "where own.business_key_" + COPIED;
            int done = 0;
            while (done == 0) {
                LockSupport.parkNanos(20_000_000);
                done = count(database, tasks);
            }
            var begun = System.nanoTime();
            var first = done;
            while (done < customers) {
                LockSupport.parkNanos(250_000_000);
                done = count(database, tasks);
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            once(database, records, reminders);
            running.get(0).says("Started GendanApplication");
            new Likeness(database, running.get(0).port).check(source, Copies.number(customers));
            System.out.printf("%d node(s): %.1f s, %.0f customers/s; each once%n", nodes, seconds, (customers - first) / seconds);
        } finally {
            for (var node : running) {
                node.close();
            }
        }
    }

    private void once(JdbcClient database, int records, int reminders) {
        check("customers with one task", customers, count(database, """
                select count(*) from (select own.business_key_ from act_ru_task task
                join act_ru_execution own on own.id_ = task.proc_inst_id_
                where own.business_key_ like 'C-1______' and task.task_def_key_ = 'UserTask_PrepareContact'
                group by own.business_key_ having count(*) = 1) one"""));
        check("reminders given", customers, count(database, "select count(*) from reminder where about = 'nextStep' "
                        + "and customer_number" + COPIED) - reminders);
        check("customers reminded of", customers, count(database, "select count(distinct customer_number) from reminder "
                        + "where about = 'nextStep' and subject like customer_number || ' %' and customer_number" + COPIED));
        check("records", records, count(database, "select count(*) from record_entry where customer_number" + COPIED));
        check("incidents", 0, count(database, "select count(*) from act_ru_incident"));
        check("overdue waits", 0, count(database, """
                select count(*) from act_ru_job job join act_ru_execution own on own.id_ = job.process_instance_id_
                where own.business_key_ like 'C-1______' and job.handler_cfg_ like 'Timer_NextContactDue%'"""));
    }

    private static void check(String what, int expected, int counted) {
        if (expected != counted) {
            throw new IllegalStateException(what + ": " + counted + " instead of " + expected);
        }
    }

    private static int count(JdbcClient database, String query) {
        return database.sql(query).query(Integer.class).single();
    }
}
