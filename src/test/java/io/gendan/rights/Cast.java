package io.gendan.rights;

import static java.util.Objects.requireNonNull;

import io.gendan.cadence.StandInSweep;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.Leaves;
import io.gendan.staff.Staff;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.support.Answers;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Who sees a customer by nothing but an open task: each has one of their own. */
    static final List<String> ASKED = List.of("reviewer", "receiver", "substitute");

    /** Whose customers those are, but for the substitute's. */
    private static final String AUTHOR = "author";

    private String suffix = "";
    private final AtomicInteger made = new AtomicInteger();
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final Map<String, Case> asked = new LinkedHashMap<>();
    private long besides;
    private long there;

    private final Belongings belongings;
    private final Things things;
    private final JdbcClient database;
    /** One for all: a good hash is slow on purpose. */
    private final String hash;

    private final EngineIdentities identities;
    private final Customers customers;
    private final Pursuits pursuits;
    private final OpenWork openWork;
    private final Stories stories;
    private final Course course;
    private final Staff staff;
    private final LeaveDesk leaveDesk;
    private final Leaves leaves;
    private final StandInSweep standIns;

    Cast(
            Belongings belongings,
            Things things,
            JdbcClient database,
            PasswordEncoder encoder,
            EngineIdentities identities,
            Customers customers,
            Pursuits pursuits,
            OpenWork openWork,
            Stories stories,
            Course course,
            Staff staff,
            LeaveDesk leaveDesk,
            Leaves leaves,
            StandInSweep standIns) {
        this.belongings = belongings;
        this.things = things;
        this.database = database;
        this.hash = requireNonNull(encoder.encode(People.PASSWORD));
        this.identities = identities;
        this.customers = customers;
        this.pursuits = pursuits;
        this.openWork = openWork;
        this.stories = stories;
        this.course = course;
        this.staff = staff;
        this.leaveDesk = leaveDesk;
        this.leaves = leaves;
        this.standIns = standIns;
    }

    /** A customer that is pursued, with an open task. */
    record Case(String number, String name, String phone, String owner, String task, String instance) {}

    String login(String who) {
        return who + suffix;
    }

    /** Everybody comes in and signs in. */
    void comeIn(int port) {
        suffix = "." + UUID.randomUUID().toString().substring(0, 8);
        visitors.clear();
        long here = department("Here");
        there = department("There");
        long away = team("Away", there);
        besides = team("Besides", there);
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
        long authors = team("Authors", there);
        person(AUTHOR, "SALESPERSON", authors, there);
        person("reviewer", "SALESPERSON", authors, there);
        person("receiver", "SALESPERSON", besides, there);
        person("substitute", "SALESPERSON", besides, there);
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
        ASKED.forEach(who -> asked.put(who, askedOf(who)));
    }

    Visitor visitor(String who) {
        var visitor = visitors.get(who);
        if (visitor == null) {
            throw new AssertionError("docs/rights.md has a column for “" + who + "”, but nobody plays this part");
        }
        return visitor;
    }

    /** A customer of {@link #OWNER}. */
    Case pursued() {
        return pursuedBy(login(OWNER));
    }

    /** A customer of {@link #OWNER} with whom a meeting has been held; the views of it are still to be given. */
    Case meetingHeld() {
        var known = pursued();
        var owner = login(OWNER);
        var ours = Map.of("ourPeople", List.of(owner, login("manager"), login("director")));
        var debrief = new HashMap<>(Answers.debrief());
        debrief.put("analysedWith", login("senior"));
        var arrangement = new HashMap<>(Answers.arrangement());
        arrangement.putAll(ours);
        arrangement.putAll(Map.of("leadNegotiator", login("manager"), "noteTaker", owner));
        var notes = new HashMap<>(Answers.notes());
        notes.putAll(ours);
        stories.of(known.number())
                .completes(owner, "UserTask_ResearchCustomer", Answers.research())
                .completes(owner, "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes(owner, "UserTask_RecordContact", Answers.invitationAccepted("B1"))
                .completes(owner, "UserTask_DebriefContact", debrief)
                .completes(owner, "UserTask_ArrangeMeeting", arrangement)
                .completes(owner, "UserTask_HoldMeeting", notes);
        return with(known, "UserTask_GiveManagerView");
    }

    /** The customer that this person is to look at: whoever is asked for a task looks at its own. */
    Case lookedAt(String who, Case known) {
        return asked.getOrDefault(who, known);
    }

    /** A new customer of somebody else, of which this one of {@link #ASKED} has an open task. */
    Case askedOf(String who) {
        return switch (who) {
            case "reviewer" -> {
                var draft = pursuedBy(login(AUTHOR));
                stories.of(draft.number())
                        .completes(login(AUTHOR), "UserTask_ResearchCustomer", Answers.research())
                        .completes(login(AUTHOR), "UserTask_PrepareContact", Answers.preparation("EMAIL"));
                yield with(draft, "UserTask_ReviewContact");
            }
            case "receiver" -> {
                var offered = pursuedBy(login(AUTHOR));
                course.offerHandOver(
                        new CustomerNumber(offered.number()), login(who), "Nearer", staff.require(login(AUTHOR)));
                yield with(offered, "UserTask_AnswerHandOver");
            }
            case "substitute" -> {
                var entrusted = pursuedBy(onLeave(login(who)));
                // a reminder names the customer above every list; what the lists hold is asked here
                database.sql("delete from reminder where person = ?")
                        .param(login(who))
                        .update();
                yield entrusted;
            }
            default -> throw new AssertionError(who + " is asked for nothing");
        };
    }

    /** What this one of {@link #ASKED} was asked for is over. */
    void done(String who, Case known) {
        var story = stories.of(known.number());
        switch (who) {
            case "reviewer" -> story.completes(login(who), "UserTask_ReviewContact", Answers.approval());
            case "receiver" ->
                story.completes(
                        login(who), "UserTask_AnswerHandOver", Map.of("answer", "DECLINED", "remark", "Too far"));
            default -> {
                var back = staff.require(known.owner());
                leaves.now(back.login()).ifPresent(leave -> leaveDesk.withdraw(leave.id(), back));
                standIns.sweep();
            }
        }
    }

    /** Somebody who is away for a while, for whom this person stands in. */
    private String onLeave(String substitute) {
        var absent = "absent" + made.incrementAndGet();
        person(absent, "SALESPERSON", besides, there);
        identities.refresh();
        var today = LocalDate.ofInstant(Stories.now(), ZoneId.of("Asia/Shanghai"));
        var wish = new LeaveDesk.Wish(today, today.plusDays(7), substitute, null);
        leaveDesk.enter(login(absent), wish, staff.require(login(absent)));
        return login(absent);
    }

    /** A customer of {@link #OWNER} that this path can be about: persons alone have confidential fields. */
    Case pursued(String path) {
        return pursuedBy(login(OWNER), path.contains("{field}") ? Customer.Kind.PERSON : Customer.Kind.ORGANISATION);
    }

    /** A customer of this person. */
    Case pursuedBy(String owner) {
        return pursuedBy(owner, Customer.Kind.ORGANISATION);
    }

    private Case pursuedBy(String owner, Customer.Kind kind) {
        var phone = "1390" + (1_000_000 + made.incrementAndGet());
        var name = "Rights " + UUID.randomUUID();
        var customer = NewCustomer.read(Map.of(
                CustomerField.NAME,
                name,
                CustomerField.KIND,
                kind.name(),
                CustomerField.PHONE,
                phone,
                CustomerField.OWNER,
                owner));
        var number = customers.create(customer, login("admin")).number();
        pursuits.start(number, owner);
        var instance = database.sql(
                        "select id_ from act_ru_execution where business_key_ = ? and super_exec_ is null limit 1")
                .param(number.value())
                .query(String.class)
                .single();
        var task = openWork.tasks(number).get(0).taskId();
        return new Case(number.value(), name, phone, owner, task, instance);
    }

    private Case with(Case known, String key) {
        var task = stories.of(known.number()).task(key).taskId();
        return new Case(known.number(), known.name(), known.phone(), known.owner(), task, known.instance());
    }

    /** The id of something of {@link #OWNER}'s, or of this customer of its, that this path asks for, made for this one request. */
    Optional<String> belonging(String path, Case known) {
        var holder = new Things.Holder(known.number(), login(OWNER), login("manager"), login("principal"));
        return things.id(path, holder).or(() -> belongings.id(path, login(OWNER), known.phone()));
    }

    /** The key of a confidential field of which {@link #OWNER} has just noted something of this customer. */
    String confidential(Case known) {
        var field = things.confidentialField();
        var answer =
                visitor(OWNER).send("PUT", "/api/customers/" + known.number() + "/dossier/confidential/" + field, """
                {"value":"noted","consentOn":"2026-01-05","consentHow":"in writing"}""");
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.body());
        }
        return field;
    }

    void leave() {
        done("substitute", asked.get("substitute"));
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
                        """).params(login(who), who, role, team, department, hash).update();
    }
}
