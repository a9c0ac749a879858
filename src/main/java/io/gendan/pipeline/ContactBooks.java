package io.gendan.pipeline;

import io.gendan.customer.CallTime;
import io.gendan.customer.CallTimes;
import io.gendan.customer.ContactBook;
import io.gendan.customer.ContactPoint;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.Phones;
import io.gendan.customer.WaysToReach;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom to reach at a customer, how, and when (D-01, D-02). A customer that belongs to nobody has a closed book: its
 * contact data are for whoever takes it up.
 */
@Component
public class ContactBooks {

    /**
     * The customer itself, or one of its persons.
     *
     * @param id of the person; null for the customer itself
     */
    public record Page(
            @Nullable Long id,
            @Nullable String name,
            @Nullable ContactRole role,
            List<Way> ways,
            List<CallTime> callTimes) {}

    /**
     * A way to reach somebody.
     *
     * @param main whether it is the first one to try
     * @param doubtful whether no number of this kind is known in its country: worth a second look, no more
     */
    public record Way(
            long id,
            ContactPoint.Kind kind,
            String value,
            @Nullable String label,
            boolean main,
            boolean doubtful) {

        static Way of(ContactPoint point) {
            var dialled = point.plain().startsWith("+") || point.plain().chars().allMatch(Character::isDigit);
            return new Way(
                    point.id(),
                    point.kind(),
                    point.value(),
                    point.label(),
                    point.main(),
                    dialled && isPhone(point.kind()) && !Phones.isSound(point.value()));
        }

        private static boolean isPhone(ContactPoint.Kind kind) {
            return kind == ContactPoint.Kind.PHONE || kind == ContactPoint.Kind.MOBILE || kind == ContactPoint.Kind.FAX;
        }
    }

    private final CustomerAccess access;
    private final Customers customers;
    private final ContactBook book;
    private final WaysToReach ways;
    private final CallTimes callTimes;

    ContactBooks(CustomerAccess access, Customers customers, ContactBook book, WaysToReach ways, CallTimes callTimes) {
        this.access = access;
        this.customers = customers;
        this.book = book;
        this.ways = ways;
        this.callTimes = callTimes;
    }

    /**
     * The pages of a customer's book, its own first. Empty when it belongs to nobody.
     *
     * @throws Refusal 404 {@code customer.unknown}
     */
    public List<Page> of(CustomerNumber number, Person reader) {
        access.toRead(number, reader);
        if (customers.require(number).owner() == null) {
            return List.of();
        }
        var points = ways.of(number);
        var times = callTimes.of(number);
        var pages = new ArrayList<Page>();
        pages.add(page(null, null, null, points, times));
        book.of(number).forEach(person -> pages.add(page(person.id(), person.name(), person.role(), points, times)));
        return pages;
    }

    private static Page page(
            @Nullable Long id,
            @Nullable String name,
            @Nullable ContactRole role,
            List<ContactPoint> points,
            List<CallTime> times) {
        return new Page(
                id,
                name,
                role,
                points.stream()
                        .filter(point -> Objects.equals(point.contactPerson(), id))
                        .map(Way::of)
                        .toList(),
                times.stream()
                        .filter(time -> Objects.equals(time.contactPerson(), id))
                        .toList());
    }
}
