package io.gendan.contact;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.Customers;
import io.gendan.journey.Journey;
import io.gendan.journey.Phase;
import io.gendan.journey.Reminders;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells at once who has to know of a contact: the manager of valuable information (N-03), salesperson and manager of what
 * a director heard from a decision-maker (S-23), and from B2 on the salesperson of a contact that somebody else made
 * (N-01). The words themselves stand on record. Who is away is told through the stand-in.
 */
@Component
public class ContactNews {

    private static final Set<Role> DIRECTORS = Set.of(Role.DIRECTOR, Role.PRINCIPAL);

    private final Customers customers;
    private final ContactPersons contactPersons;
    private final Staff staff;
    private final Leaves leaves;
    private final Reminders reminders;
    private final Clock clock;

    ContactNews(
            Customers customers,
            ContactPersons contactPersons,
            Staff staff,
            Leaves leaves,
            Reminders reminders,
            Clock clock) {
        this.customers = customers;
        this.contactPersons = contactPersons;
        this.staff = staff;
        this.leaves = leaves;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** A piece of news for one person. */
    private record News(String person, String about) {}

    /**
     * Tells of a contact that is on record.
     *
     * @param author login of who made it
     * @param partner who was spoken to, as known at the customer
     * @param valuable whether it brought valuable information
     * @param subject what makes its news different from those of other contacts
     */
    public void tell(Journey journey, String author, @Nullable String partner, boolean valuable, String subject) {
        var owner = customers.require(journey.number()).owner();
        if (owner == null) {
            return;
        }
        var manager = staff.managerOf(owner);
        var news = new LinkedHashSet<News>();
        if (valuable) {
            var told = manager.login().equals(author) ? staff.directorOf(owner) : manager;
            news.add(new News(told.login(), "valuableInformation"));
        }
        if (isDirector(author) && isDecisionMaker(journey, partner)) {
            news.addAll(decisionMakerHeard(owner));
        } else if (journey.stage().phase() == Phase.NEGOTIATION) {
            news.add(new News(owner, "contactMade"));
        }
        spread(journey, author, news, subject);
    }

    /**
     * Tells salesperson and manager of what a decision-maker said (S-23); nobody where the customer has no owner.
     *
     * @param author login of who heard it
     * @param subject what makes this news different from others
     */
    public void tellOfDecisionMaker(Journey journey, String author, String subject) {
        var owner = customers.require(journey.number()).owner();
        if (owner != null) {
            spread(journey, author, decisionMakerHeard(owner), subject);
        }
    }

    private Set<News> decisionMakerHeard(String owner) {
        return Stream.of(owner, staff.managerOf(owner).login())
                .map(person -> new News(person, "decisionMakerHeard"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void spread(Journey journey, String author, Set<News> news, String subject) {
        news.stream()
                .filter(piece -> !piece.person().equals(author))
                .forEach(piece -> reminders.give(
                        journey.number(),
                        leaves.standIn(piece.person()).login(),
                        piece.about(),
                        subject,
                        clock.instant()));
    }

    private boolean isDirector(String login) {
        return staff.find(login).map(Person::role).filter(DIRECTORS::contains).isPresent();
    }

    private boolean isDecisionMaker(Journey journey, @Nullable String partner) {
        return partner != null
                && contactPersons.of(journey.number()).stream()
                        .anyMatch(person -> person.role() == ContactRole.DECISION_MAKER
                                && person.name().equalsIgnoreCase(partner.strip()));
    }
}
