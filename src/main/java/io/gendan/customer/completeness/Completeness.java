package io.gendan.customer.completeness;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.completeness.DossierState.Missing;
import io.gendan.customer.dossier.DossierAccess;
import io.gendan.customer.dossier.DossierKeepers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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

    /** After that long unchecked and unchanged, a dossier is looked at again; a key customer's sooner. */
    private static final Duration FRESH = Duration.ofDays(180);

    private static final Duration FRESH_KEY = Duration.ofDays(90);

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
    private final AskedItems askedItems;
    private final DossierAccess access;
    private final DossierKeepers keepers;
    private final Staff staff;
    private final Words words;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    Completeness(
            JdbcClient database,
            AskedItems askedItems,
            DossierAccess access,
            DossierKeepers keepers,
            Staff staff,
            Words words,
            Clock clock,
            ApplicationEventPublisher news) {
        this.database = database;
        this.askedItems = askedItems;
        this.access = access;
        this.keepers = keepers;
        this.staff = staff;
        this.words = words;
        this.clock = clock;
        this.news = news;
    }

    /**
     * The state of one dossier.
     *
     * @throws Refusal 404 {@code customer.unknown}
     */
    public DossierState of(CustomerNumber number) {
        var asked = askedItems.all();
        return query(StateSql.ONE + "select * from state", asked)
                .param("number", number.value())
                .query((row, index) -> state(row, asked))
                .optional()
                .orElseThrow(() -> Refusal.notFound("customer.unknown", number.value()));
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
        var asked = askedItems.all();
        var sight = sight(person);
        var states = " from state where stale or not :onlyStale ";
        long total = seen(query(StateSql.SEEN + "select count(*)" + states, asked), query, sight)
                .query(Long.class)
                .single();
        var page = seen(
                        query(
                                StateSql.SEEN + "select *" + states
                                        + "order by percent, number limit :limit offset :offset",
                                asked),
                        query,
                        sight)
                .param("limit", PAGE_SIZE)
                .param("offset", (long) query.page() * PAGE_SIZE)
                .query((row, index) -> state(row, asked))
                .list();
        return new Found(page, total);
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
        return person.role() != Role.ADMIN
                && keepers.of(department).filter(person::equals).isPresent();
    }

    private static StatementSpec seen(StatementSpec statement, Query query, Sight sight) {
        return statement
                .param("everything", sight.everything())
                .param("owners", sight.owners().toArray(String[]::new))
                .param("owner", query.owner(), Types.VARCHAR)
                .param("onlyStale", query.stale());
    }

    private StatementSpec query(String sql, List<Asked> asked) {
        var now = OffsetDateTime.now(clock);
        return database.sql(sql)
                .param("kinds", column(asked, one -> one.kind().name()))
                .param("classes", column(asked, Asked::dossierClass))
                .param("keys", column(asked, Asked::key))
                .param("cores", asked.stream().map(Asked::core).toArray(Boolean[]::new))
                .param("stale", now.minus(FRESH))
                .param("staleKey", now.minus(FRESH_KEY));
    }

    private DossierState state(ResultSet row, List<Asked> asked) throws SQLException {
        var array = row.getArray("missing");
        var keys = array == null ? List.<String>of() : List.of((String[]) array.getArray());
        var kind = row.getString("kind");
        var missing = new ArrayList<Missing>();
        asked.stream()
                .filter(one -> one.kind().name().equals(kind)
                        && keys.contains(one.key())
                        && missing.stream().noneMatch(known -> known.key().equals(one.key())))
                .forEach(one -> missing.add(missing(one)));
        var checkedAt = row.getObject("checked_at", OffsetDateTime.class);
        return new DossierState(
                new CustomerNumber(row.getString("number")),
                row.getString("name"),
                row.getString("owner"),
                row.getInt("percent"),
                List.copyOf(missing),
                row.getObject("fresh_at", OffsetDateTime.class).toInstant(),
                checkedAt == null ? null : checkedAt.toInstant(),
                row.getString("checked_by"),
                row.getBoolean("stale"));
    }

    private Missing missing(Asked one) {
        var by = one.suppliedBy();
        return new Missing(one.key(), one.label(), by == null ? "" : words.of("dossier.suppliedBy." + by));
    }

    private static String[] column(List<Asked> asked, Function<Asked, String> value) {
        return asked.stream().map(value).toArray(String[]::new);
    }
}
