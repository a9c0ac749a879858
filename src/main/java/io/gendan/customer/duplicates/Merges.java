package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.OwnerChanged;
import io.gendan.customer.duplicates.MergeField.Side;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts two customers together that are one, loses nothing, and takes them apart again (D-07). */
@Component
public class Merges {

    /**
     * Two customers about to be one.
     *
     * @param hindrances why they can't be put together now; empty when they can
     */
    public record Preview(List<MergeField> fields, List<Item> hindrances) {}

    private final Customers customers;
    private final CustomerMask mask;
    private final Staff staff;
    private final BusinessKeyLock lock;
    private final MergeFields fields;
    private final MergeTable table;
    private final MergedRows rows;
    private final List<MergeStep> steps;
    private final ApplicationEventPublisher news;
    private final AuditTrail trail;

    Merges(
            Customers customers,
            CustomerMask mask,
            Staff staff,
            BusinessKeyLock lock,
            MergeFields fields,
            MergeTable table,
            MergedRows rows,
            List<MergeStep> steps,
            ApplicationEventPublisher news,
            AuditTrail trail) {
        this.customers = customers;
        this.mask = mask;
        this.staff = staff;
        this.lock = lock;
        this.fields = fields;
        this.table = table;
        this.rows = rows;
        this.steps = steps;
        this.news = news;
        this.trail = trail;
    }

    /**
     * Both customers side by side.
     *
     * @throws Refusal 403 {@code duplicates.mergedByLeaders}, {@code duplicates.claimFirst} for one of the pool whose contact data
     *     this person doesn't see; 404 {@code customer.unknown} unless both are seen
     */
    public Preview preview(CustomerNumber survivor, CustomerNumber merged, Person person) {
        requireBoth(survivor, merged, person);
        return new Preview(fields.of(survivor, merged, isAhead(survivor, merged)), hindrances(survivor, merged));
    }

    /**
     * Makes one of two.
     *
     * @param chosen whose value holds, by the keys of the fields; what isn't told holds as the preview says
     * @throws Refusal as {@link #preview}; 400 {@code duplicates.invalid} for a choice there isn't; 409 {@code
     *     duplicates.notNow} naming what hinders
     */
    @Transactional
    public Merge merge(CustomerNumber survivor, CustomerNumber merged, Map<String, Side> chosen, Person person) {
        lockBoth(survivor, merged);
        requireBoth(survivor, merged, person);
        refuse("duplicates.notNow", hindrances(survivor, merged));
        var sides = MergeField.sides(fields.of(survivor, merged, isAhead(survivor, merged)), chosen);
        var owner = customers.require(survivor).owner();
        var merge = table.begin(survivor, merged, person.login());
        rows.merge(merge, fields.result(survivor, merged, sides));
        table.follows(
                merge,
                steps.stream().flatMap(step -> step.merged(merge).stream()).toList());
        var ways = rows.ways(merge);
        tellOwner(survivor, owner, person);
        news.publishEvent(new CustomersChanged(List.of(survivor, merged)));
        rows.followed(merge, ways);
        tellTrail("merged", merge, person);
        return merge;
    }

    /**
     * Takes two apart that were put together: everything that had moved is where it was.
     *
     * @throws Refusal 404 {@code duplicates.noMerge}, 403 {@code duplicates.mergedByLeaders}; 409 {@code
     *     duplicates.undone} when that was done already, {@code duplicates.cannotUndo} naming what was done since
     */
    @Transactional
    public void undo(CustomerNumber survivor, long id, Person person) {
        requireLeader(person);
        customers.requireFor(survivor, person);
        var merge = table.require(id);
        lockBoth(merge.survivor(), merge.merged());
        // its owner may have changed meanwhile
        customers.requireFor(survivor, person);
        if (!merge.survivor().equals(survivor)) {
            throw Refusal.notFound("duplicates.noMerge");
        }
        if (table.require(id).undoneAt() != null) {
            throw Refusal.conflict("duplicates.undone");
        }
        refuse(
                "duplicates.cannotUndo",
                steps.stream()
                        .flatMap(step -> step.hindrancesToUndo(merge).stream())
                        .toList());
        var owner = customers.require(survivor).owner();
        refuse("duplicates.cannotUndo", rows.takeBack(merge));
        tellOwner(survivor, owner, person);
        table.undone(merge, person.login());
        steps.forEach(step -> step.undone(merge, table.followed(merge), person.login()));
        news.publishEvent(new CustomersChanged(List.of(merge.survivor(), merge.merged())));
        tellTrail("undone", merge, person);
    }

    /**
     * What was put together with a customer and can be taken apart, the latest first.
     *
     * @throws Refusal 404 {@code customer.unknown} when this person doesn't see it
     */
    public List<Merge> into(CustomerNumber survivor, Person person) {
        return table.into(customers.requireFor(survivor, person).number());
    }

    /** The latest merges of customers that this person sees, not undone. */
    public List<Merge> latest(Person person) {
        return table.latest(staff.sightOf(person.login()));
    }

    private void tellTrail(String what, Merge merge, Person by) {
        trail.put(
                AuditKind.MERGED,
                by.login(),
                merge.survivor().value(),
                Map.of("what", what, "other", merge.merged().value()));
    }

    private void tellOwner(CustomerNumber number, @Nullable String before, Person by) {
        var owner = customers.require(number).owner();
        if (!Objects.equals(before, owner)) {
            news.publishEvent(new OwnerChanged(number, before, owner, OwnerChange.of(Why.MERGED, by.login())));
        }
    }

    /** What is masked isn't put together: the fields stand side by side, and the survivor would show them (ST-03). */
    private void requireBoth(CustomerNumber survivor, CustomerNumber merged, Person person) {
        requireLeader(person);
        if (survivor.equals(merged)) {
            throw Refusal.badRequest("duplicates.sameNumber");
        }
        for (var number : List.of(survivor, merged)) {
            if (mask.masked(customers.requireFor(number, person), person)) {
                throw Refusal.forbidden("duplicates.claimFirst", number.value());
            }
        }
    }

    private static void requireLeader(Person person) {
        if (!person.role().leads()) {
            throw Refusal.forbidden("duplicates.mergedByLeaders");
        }
    }

    private void lockBoth(CustomerNumber one, CustomerNumber other) {
        Stream.of(one.value(), other.value()).sorted().forEach(lock::lock);
    }

    private boolean isAhead(CustomerNumber survivor, CustomerNumber merged) {
        return steps.stream().anyMatch(step -> step.isAhead(survivor, merged));
    }

    private List<Item> hindrances(CustomerNumber survivor, CustomerNumber merged) {
        return steps.stream()
                .flatMap(step -> step.hindrances(survivor, merged).stream())
                .toList();
    }

    private static void refuse(String code, List<Item> items) {
        if (!items.isEmpty()) {
            throw Refusal.conflict(code).with(items);
        }
    }
}
