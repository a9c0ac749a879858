package io.gendan.customer.tags;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.TaskContexts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the rules about customers: about those of whom something changed, and each night, or after the table changed, about
 * all. It goes on where it stopped, on whichever node.
 */
@Component
public class DynamicTags {

    private static final int BATCH = 200;

    private static final String STALE = """
            with taken as (delete from tag_stale where ctid in (
                select ctid from tag_stale limit :batch for update skip locked) returning number, retagged)
            select number, bool_or(retagged) retagged from taken group by number
            """;
    /**
     * Locked while they are reckoned, so that two nodes take different ones; who is busy comes later. Each customer's
     * reckoning is looked up by its key: of how many were reckoned today the database's statistics know too late.
     */
    private static final String DUE = """
            select c.number from customer c where c.number > :after and (select r.version = :version and r.at >= :today
                from tag_reckoning r where r.number = c.number) is not true
            order by c.number limit :batch for no key update of c skip locked
            """;

    private static final String FIRST = "";

    private final JdbcClient database;
    private final TagReckoning reckoning;
    private final TagRules rules;
    private final TaskContexts tasks;
    private final BusinessKeyLock lock;
    private final Clock clock;

    /** How far this node has come; after the last one it begins anew, with those who were busy. */
    private volatile String reached = FIRST;

    DynamicTags(
            JdbcClient database,
            TagReckoning reckoning,
            TagRules rules,
            TaskContexts tasks,
            BusinessKeyLock lock,
            Clock clock) {
        this.database = database;
        this.reckoning = reckoning;
        this.rules = rules;
        this.tasks = tasks;
        this.lock = lock;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void follow(CustomersChanged news) {
        database.sql("insert into tag_stale (number) select unnest(:numbers::text[])")
                .param(
                        "numbers",
                        news.numbers().stream().map(CustomerNumber::value).toArray(String[]::new))
                .update();
    }

    /**
     * Asks about some of whom something changed. Returns those whose tags are others now, by a rule or because a tag got
     * another name; nothing when none waited.
     */
    @Transactional
    public Worked workOnChanged() {
        var stale = database.sql(STALE).param("batch", BATCH).query(Stale.class).list();
        var numbers = stale.stream().map(Stale::number).toList();
        var changed = new TreeSet<>(reckoning.reckon(numbers, rules.version()));
        stale.stream().filter(Stale::retagged).map(Stale::number).forEach(changed::add);
        return new Worked(numbers.size(), List.copyOf(changed));
    }

    /** Asks about some of whom the rules were not asked today, or not by the table that holds now. */
    @Transactional
    public Worked workOnAll() {
        var version = rules.version();
        var numbers = due(version, reached);
        if (numbers.isEmpty() && !reached.equals(FIRST)) {
            numbers = due(version, FIRST);
        }
        reached = numbers.isEmpty() ? FIRST : numbers.get(numbers.size() - 1);
        return new Worked(numbers.size(), reckoning.reckon(numbers, version));
    }

    private List<String> due(String version, String after) {
        var today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        return database.sql(DUE)
                .param("after", after)
                .param("version", version)
                .param("today", Timestamp.from(today))
                .param("batch", BATCH)
                .query(String.class)
                .list();
    }

    /** Lets the open tasks of a customer show its tags as they are now. */
    @Transactional
    public void tell(String number) {
        lock.lock(number);
        tasks.refresh(number);
    }

    private record Stale(String number, boolean retagged) {}

    /** How many customers the rules were asked about, and whose tags are others now. */
    public record Worked(int asked, List<String> changed) {}
}
