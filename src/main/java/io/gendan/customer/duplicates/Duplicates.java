package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.duplicates.KeyTable.Candidates;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers that may be the same: hints at entry, and the pairs about which somebody is to decide (D-07). */
@Component
public class Duplicates {

    /** One customer of a pair. */
    public record Side(String number, String name) {}

    /**
     * Two customers that may be the same.
     *
     * @param score from 0 to 1
     */
    public record Pair(Side one, Side other, BigDecimal score, List<Reason> reasons) {}

    /** A customer that may be the one about to come in, and why. */
    public record Hint(CustomerNumber number, String name, List<Reason> reasons) {}

    /** One page of pairs, and how many there are on all pages. */
    public record Page(List<Pair> items, long total) {}

    private static final double PROPOSED = 0.9;
    private static final int HINTS = 5;

    private final Customers customers;
    private final FactsTable table;
    private final KeyTable keys;
    private final PairTable pairs;

    Duplicates(Customers customers, FactsTable table, KeyTable keys, PairTable pairs) {
        this.customers = customers;
        this.table = table;
        this.keys = keys;
        this.pairs = pairs;
    }

    /**
     * Which customers that this person sees may be the one about to come in, the surest first; at most five. A way to reach
     * one that is masked says nothing: neither does it bring the two together, nor is it compared.
     */
    public List<Hint> hints(NewCustomer typed, Person person) {
        var facts = Facts.of(typed);
        var met = Keys.of(facts);
        Map<String, Likeness> found = new LinkedHashMap<>();
        table.asReadBy(person, keys.having(met)).forEach((number, other) -> {
            var likeness = Likeness.of(facts, other);
            if (likeness.isSuspected() && !Collections.disjoint(met, Keys.of(other))) {
                found.put(number, likeness);
            }
        });
        customers
                .similarTo(typed.name(), person)
                .forEach(other ->
                        found.putIfAbsent(other.number().value(), new Likeness(0, List.of(Reason.SIMILAR_NAME))));
        return found.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().score()))
                .flatMap(entry -> hint(entry.getKey(), entry.getValue(), person).stream())
                .limit(HINTS)
                .toList();
    }

    /**
     * The pairs about which this person may decide, or of which it sees both customers; the surest first. Those of a
     * customer that it reads masked are for others, for they would tell how that one is reached (ST-03).
     */
    public Page open(Person person, long offset, int limit) {
        return new Page(pairs.open(person, offset, limit), pairs.countOpen(person));
    }

    /** Those of {@link #open} to which this customer belongs. */
    public List<Pair> of(CustomerNumber number, Person person) {
        return pairs.openOf(number, person);
    }

    /**
     * Remembers for ever that these two are not the same.
     *
     * @throws Refusal 403 {@code duplicates.mergedByLeaders}; 404 {@code customer.unknown} unless both are seen
     */
    @Transactional
    public void notTheSame(CustomerNumber one, CustomerNumber other, Person person) {
        if (!person.role().leads()) {
            throw Refusal.forbidden("duplicates.mergedByLeaders");
        }
        pairs.notTheSame(seen(one, other, person), person.login());
    }

    /**
     * Proposes that these two are the same; whoever leads decides.
     *
     * @throws Refusal 403 {@code customer.notYours} for those who don't sell; 404 {@code customer.unknown} unless both
     *     are seen
     */
    @Transactional
    public void propose(CustomerNumber one, CustomerNumber other, Person person) {
        if (!person.role().sells()) {
            throw Refusal.forbidden("customer.notYours");
        }
        pairs.put(seen(one, other, person), PROPOSED, List.of(Reason.PROPOSED));
    }

    private Candidates seen(CustomerNumber one, CustomerNumber other, Person person) {
        customers.requireFor(one, person);
        customers.requireFor(other, person);
        int order = one.value().compareTo(other.value());
        if (order == 0) {
            throw Refusal.badRequest("duplicates.sameNumber");
        }
        return order < 0 ? new Candidates(one.value(), other.value()) : new Candidates(other.value(), one.value());
    }

    private List<Hint> hint(String number, Likeness likeness, Person person) {
        var customer = customers.require(new CustomerNumber(number));
        return customers.isSeenBy(customer, person)
                ? List.of(new Hint(customer.number(), customer.name(), likeness.reasons()))
                : List.of();
    }
}
