package io.gendan.pipeline.privacy;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.pipeline.privacy.Erasure.State;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person may ask to be forgotten: one leader asks for it with a reason, another one does it, and one of them is a
 * director or the principal. What is gone is gone.
 */
@Component
public class Erasures {

    private static final int LONGEST_REASON = 2000;
    private static final String NO_REASON = "";

    /** What is said of a customer that one would see, were it still there. */
    private static final Set<String> GONE = Set.of("customer.erased", "customer.merged");

    private final Customers customers;
    private final Staff staff;
    private final TwoPersons twoPersons;
    private final ErasureTable table;
    private final Eraser eraser;
    private final Mentions mentions;
    private final WordsOfPersons wordsOf;
    private final AuditTrail trail;
    private final JdbcClient database;

    Erasures(
            Customers customers,
            Staff staff,
            TwoPersons twoPersons,
            ErasureTable table,
            Eraser eraser,
            Mentions mentions,
            WordsOfPersons wordsOf,
            AuditTrail trail,
            JdbcClient database) {
        this.customers = customers;
        this.staff = staff;
        this.twoPersons = twoPersons;
        this.table = table;
        this.eraser = eraser;
        this.mentions = mentions;
        this.wordsOf = wordsOf;
        this.trail = trail;
        this.database = database;
    }

    /**
     * What is wished for.
     *
     * @param contactPerson id of the one person on the customer's side; null for the whole customer
     * @param elsewhere whether the words that name the person are taken out of the texts of other customers, too, as far as
     *     whoever confirms sees these
     */
    public record Wish(
            @Nullable Long contactPerson, @Nullable String reason, boolean elsewhere) {}

    /**
     * Texts of others that name the person.
     *
     * @param customer whose; null where all may read them
     */
    public record Found(String table, @Nullable String customer, long rows) {}

    /** Whether this person, who sees the customer, may carry it out. */
    public boolean mayConfirm(Erasure erasure, Person person) {
        return twoPersons.mayConfirm(erasure, person);
    }

    /** Whether this person, who sees the customer, may take the wish back. */
    public boolean mayWithdraw(Erasure erasure, Person person) {
        return twoPersons.mayWithdraw(erasure, person);
    }

    /**
     * Where a person is named.
     *
     * @param items in texts of customers that one sees, and in those that all may read
     * @param elsewhere how many more rows there are, nobody's and of customers that one doesn't see
     */
    public record Named(List<Found> items, long elsewhere) {}

    /** Whether this person may ask for it at all. */
    public boolean mayAsk(Person person) {
        return person.role().leads();
    }

    /**
     * Where a person is named outside the customer's own rows, for somebody to look at before and after.
     *
     * @throws Refusal 403 {@code privacy.byLeaders}; 404 {@code customer.unknown}, {@code privacy.noPerson}
     */
    public Named mentions(CustomerNumber number, @Nullable Long contactPerson, Person by) {
        requireLeader(number, by);
        var numbers = table.sameAs(number);
        var words = contactPerson == null
                ? wordsOf.ofCustomers(numbers)
                : wordsOf.ofPerson(numbers, requirePerson(number, contactPerson));
        var seen = table.othersInSight(numbers, staff.sightOf(by.login()));
        var items = mentions.among(words.all(), seen).stream()
                .map(mention -> new Found(mention.table(), mention.customer(), mention.rows()))
                .toList();
        var known = Stream.concat(numbers.stream(), seen.stream()).toList();
        return new Named(items, mentions.besides(words.all(), known));
    }

    /**
     * Asks for an erasure; nothing is erased yet.
     *
     * @throws Refusal as {@link #mentions}; 400 {@code privacy.invalid} without a reason; 409 {@code privacy.alreadyAsked}
     */
    @Transactional
    public Erasure ask(CustomerNumber number, Wish wish, Person by) {
        requireLeader(number, by);
        var reason = Objects.requireNonNullElse(wish.reason(), NO_REASON).strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Refusal.badRequest("privacy.invalid").with(List.of(Item.of("reason", "privacy.reasonMissing")));
        }
        var person = wish.contactPerson();
        if (person != null) {
            requirePerson(number, person);
        }
        var asked = table.ask(number, person, reason, wish.elsewhere(), by.login());
        trail.put(
                AuditKind.ERASURE_WISH,
                by.login(),
                number.value(),
                Map.of("what", person == null ? "customer" : "person"));
        return asked;
    }

    /**
     * Does what somebody else has asked for; texts of others are changed as far as this person sees these customers.
     *
     * @throws Refusal 403 {@code privacy.byDepartmentLeaders}, {@code privacy.directorNeeded}; 409 {@code
     *     privacy.secondPerson}, {@code privacy.importRuns}; 404 {@code privacy.noErasure}, {@code customer.unknown}
     */
    @Transactional
    public Erasure confirm(CustomerNumber number, long id, Person by) {
        requireLeader(number, by);
        var asked = table.requireAsked(number, id);
        var asker = twoPersons.requireMayConfirm(asked, by);
        var person = asked.contactPerson();
        var others = asked.elsewhere()
                ? table.othersInSight(table.sameAs(number), staff.sightOf(by.login()))
                : List.<String>of();
        var counts =
                person == null ? eraser.customer(number, others, by.login()) : eraser.person(number, person, others);
        table.decide(asked, State.DONE, by.login(), counts);
        trail.put(
                AuditKind.ERASED,
                by.login(),
                number.value(),
                Map.of("what", person == null ? "customer" : "person", "askedBy", asker, "rows", sum(counts)));
        return tombstone(number, id);
    }

    /**
     * Takes the wish back before it is done: whoever asked, and whoever could do it.
     *
     * @throws Refusal 403 {@code privacy.notYoursToTakeBack}; 404 {@code privacy.noErasure}, {@code customer.unknown}
     */
    @Transactional
    public Erasure withdraw(CustomerNumber number, long id, Person by) {
        requireLeader(number, by);
        var asked = table.requireAsked(number, id);
        if (!twoPersons.mayWithdraw(asked, by)) {
            throw Refusal.forbidden("privacy.notYoursToTakeBack");
        }
        table.decide(asked, State.WITHDRAWN, by.login(), Map.of());
        trail.put(
                AuditKind.ERASURE_WISH,
                by.login(),
                number.value(),
                Map.of("what", "takenBack", "askedBy", Objects.requireNonNull(asked.askedBy())));
        return tombstone(number, id);
    }

    /**
     * What was asked for and done, the latest first; that of an erased customer is still told to those who led its owner.
     *
     * @throws Refusal as {@link #mentions}
     */
    public List<Erasure> of(CustomerNumber number, Person by) {
        requireLeads(by);
        try {
            customers.requireSeen(number, by);
        } catch (Refusal gone) {
            if (!GONE.contains(gone.code())) {
                throw gone;
            }
        }
        return table.of(number);
    }

    private Erasure tombstone(CustomerNumber number, long id) {
        return table.of(number).stream()
                .filter(erasure -> erasure.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private void requireLeader(CustomerNumber number, Person by) {
        requireLeads(by);
        customers.requireFor(number, by);
    }

    private void requireLeads(Person by) {
        if (!mayAsk(by)) {
            throw Refusal.forbidden("privacy.byLeaders");
        }
    }

    /** That there is this person on the customer's side. */
    long requirePerson(CustomerNumber number, long person) {
        return database.sql("select id from contact_person where id = ? and customer_number = ?")
                .params(person, number.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("privacy.noPerson"));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
