package io.gendan.customer.completeness;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.DossierAccess;
import io.gendan.customer.dossier.DossierKeepers;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How complete and fresh dossiers are, reckoned from what is stored now by what the forms ask for now: nothing derived can
 * fall behind a revised form or an import (D-03).
 */
@Component
public class Completeness {

    /** Dossiers on a page of the list. */
    public static final int PAGE_SIZE = 50;

    /**
     * What to list.
     *
     * @param owner login; null for all whom the person sees
     * @param stale whether only those that were not looked at for too long
     * @param page from 0
     */
    public record Query(@Nullable String owner, boolean stale, int page) {

        /** As somebody sent it: a blank owner is none, a page before the first is the first. */
        public static Query of(@Nullable String owner, boolean stale, int page) {
            return new Query(owner == null || owner.isBlank() ? null : owner.strip(), stale, Math.max(0, page));
        }
    }

    /** A page of dossiers, the least complete first, and how many there are. */
    public record Found(List<DossierState> items, long total) {}

    private final JdbcClient database;
    private final DossierStates states;
    private final DossierAccess access;
    private final DossierKeepers keepers;
    private final Staff staff;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    Completeness(
            JdbcClient database,
            DossierStates states,
            DossierAccess access,
            DossierKeepers keepers,
            Staff staff,
            Clock clock,
            ApplicationEventPublisher news) {
        this.database = database;
        this.states = states;
        this.access = access;
        this.keepers = keepers;
        this.staff = staff;
        this.clock = clock;
        this.news = news;
    }

    /**
     * The state of one dossier.
     *
     * @throws Refusal 404 {@code customer.unknown}
     */
    public DossierState of(CustomerNumber number) {
        return states.of(number).orElseThrow(() -> Refusal.notFound("customer.unknown", number.value()));
    }

    /**
     * The same for a person.
     *
     * @throws Refusal 404 {@code customer.unknown} when this person may not read the dossier
     */
    public DossierState of(CustomerNumber number, Person reader) {
        return of(access.toRead(number, reader).number());
    }

    /**
     * Somebody has looked whether all that the dossier tells still holds; it is fresh from now on.
     *
     * @throws Refusal 404 {@code customer.unknown}, 403 {@code customer.notYours}
     */
    @Transactional
    public DossierState checked(CustomerNumber number, Person by) {
        access.toEdit(number, by);
        database.sql("update customer set dossier_checked_at = ?, dossier_checked_by = ? where number = ?")
                .params(OffsetDateTime.now(clock), by.login(), number.value())
                .update();
        news.publishEvent(new DossierChecked(number, by.login()));
        return of(number);
    }

    /**
     * The dossiers of customers with an owner among those that this person sees or keeps, the least complete first.
     */
    public Found find(Query query, Person person) {
        return states.find(query, sight(person));
    }

    /** Whose dossiers a person sees: those of its customers, and of all in a department whose dossiers it keeps. */
    private Sight sight(Person person) {
        var sight = staff.sightOf(person.login());
        var owners = new HashSet<>(sight.owners());
        staff.company().stream()
                .filter(owner -> owner.department() != null && keeps(person, owner.department()))
                .forEach(owner -> owners.add(owner.login()));
        return new Sight(sight.everything(), owners, Set.of());
    }

    private boolean keeps(Person person, String department) {
        return keepers.of(department).filter(person::equals).isPresent();
    }
}
