package io.gendan.rights;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.support.People;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The people of the table of rights, in two departments of their own: each column of the table is one of them. Their
 * logins bear a suffix of their own, so that no other test meets them; when all is done they leave.
 */
@Component
class Cast {

    /** What stands in the table's columns, by the login before the suffix. */
    static final String NOBODY = "nobody";

    static final String OWNER = "owner";
    static final String ASKED = "asked";

    private String suffix = "";
    private final AtomicInteger made = new AtomicInteger();
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();

    private final Belongings belongings;
    private final JdbcClient database;
    private final PasswordEncoder encoder;
    private final EngineIdentities identities;
    private final Customers customers;
    private final Pursuits pursuits;
    private final OpenWork openWork;
    private final TaskService tasks;

    Cast(
            Belongings belongings,
            JdbcClient database,
            PasswordEncoder encoder,
            EngineIdentities identities,
            Customers customers,
            Pursuits pursuits,
            OpenWork openWork,
            TaskService tasks) {
        this.belongings = belongings;
        this.database = database;
        this.encoder = encoder;
        this.identities = identities;
        this.customers = customers;
        this.pursuits = pursuits;
        this.openWork = openWork;
        this.tasks = tasks;
    }

    /** A customer of {@link #OWNER}, pursued; {@link #ASKED} may be asked for its open task. */
    record Case(String number, String name, String phone, String task, String instance) {}

    String login(String who) {
        return who + suffix;
    }

    /** Everybody comes in and signs in. */
    void comeIn(int port) {
        suffix = "." + UUID.randomUUID().toString().substring(0, 8);
        visitors.clear();
        long here = department("Here");
        long there = department("There");
        long away = team("Away", there);
        long first = team("First", here);
        long second = team("Second", here);
        person("director", "DIRECTOR", null, here);
        person("senior", "SENIOR_MANAGER", null, here);
        person("manager", "MANAGER", first, here);
        person(OWNER, "SALESPERSON", first, here);
        person("colleague", "SALESPERSON", first, here);
        person("manager2", "MANAGER", second, here);
        person("stranger", "SALESPERSON", second, here);
        person("account", "ACCOUNT_MANAGER", null, here);
        person(ASKED, "SALESPERSON", away, there);
        person("director2", "DIRECTOR", null, there);
        person("senior2", "SENIOR_MANAGER", null, there);
        person("elsewhere", "SALESPERSON", away, there);
        person("principal", "PRINCIPAL", null, null);
        person("admin", "ADMIN", null, null);
        person("auditor", "AUDITOR", null, null);
        identities.refresh();
        visitors.put(NOBODY, Visitor.nobody(port));
        database.sql("select login from person where login like ?")
                .param("%" + suffix)
                .query(String.class)
                .list()
                .forEach(login -> visitors.put(login.replace(suffix, ""), Visitor.signedIn(port, login)));
    }

    Visitor visitor(String who) {
        var visitor = visitors.get(who);
        if (visitor == null) {
            throw new AssertionError("docs/rights.md has a column for “" + who + "”, but nobody plays this part");
        }
        return visitor;
    }

    Case pursued() {
        var phone = "1390" + (1_000_000 + made.incrementAndGet());
        var name = "Rights " + UUID.randomUUID();
        var number = known(name, phone);
        pursuits.start(new CustomerNumber(number), login(OWNER));
        var task = openWork.tasks(new CustomerNumber(number)).get(0).taskId();
        tasks.addCandidateUser(task, login(ASKED));
        var instance = database.sql(
                        "select id_ from act_ru_execution where business_key_ = ? and super_exec_ is null limit 1")
                .param(number)
                .query(String.class)
                .single();
        return new Case(number, name, phone, task, instance);
    }

    private String known(String name, String phone) {
        var customer = NewCustomer.read(
                Map.of(CustomerField.NAME, name, CustomerField.PHONE, phone, CustomerField.OWNER, login(OWNER)));
        return customers.create(customer, login("admin")).number().value();
    }

    /** The id of something of {@link #OWNER}'s that this path asks for, made for this one request. */
    Optional<String> belonging(String path, Case known) {
        return belongings.id(path, login(OWNER), known.phone());
    }

    void leave() {
        belongings.remove(login(OWNER));
        database.sql("update person set active = false where login like ?")
                .param("%" + suffix)
                .update();
        identities.refresh();
    }

    private long department(String name) {
        return database.sql("insert into department (name) values (?) returning id")
                .param(name + suffix)
                .query(Long.class)
                .single();
    }

    private long team(String name, long department) {
        return database.sql("insert into team (name, department_id) values (?, ?) returning id")
                .params(name + suffix, department)
                .query(Long.class)
                .single();
    }

    private void person(String who, String role, @Nullable Long team, @Nullable Long department) {
        database.sql("""
                        insert into person (login, name, role, team_id, department_id, password_hash, password_set_at,
                            must_change_password) values (?, ?, ?, ?, ?, ?, current_timestamp, false)
                        """)
                .params(login(who), who, role, team, department, encoder.encode(People.PASSWORD))
                .update();
    }
}
