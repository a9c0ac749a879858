package io.gendan.pipeline.privacy;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.settings.KeepingPeriods;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Customers that were lost or released, and with whom nobody has been in contact for long: listed for whoever heads a
 * department, and erased by night where the installation says so.
 */
@Component
public class Retention {

    /** What the list takes where the installation keeps everything. */
    private static final Period USUAL = Period.ofMonths(24);

    private static final int MOST_MONTHS = 600;
    private static final Set<Role> ANSWER = EnumSet.of(Role.DIRECTOR, Role.PRINCIPAL);

    private static final String OVERDUE = """
            select c.number, c.name, coalesce(i.last, c.created_at) last from customer c
            left join lateral (select max(happened_at) last from interaction where customer_number = c.number) i on true
            where %s and c.number like :number and exists (select 1 from journey j where j.customer_number = c.number)
                and not exists (select 1 from journey j where j.customer_number = c.number
                    and (j.closed_at is null or j.ending = 'JOINED' or j.closed_at >= :before))
                and not exists (select 1 from loss l where l.customer_number = c.number and l.look_again_on >= :before)
                and coalesce(i.last, c.created_at) < :before
            order by last, c.number limit 200
            """.formatted(Seen.condition("c"));

    private final JdbcClient database;
    private final Staff staff;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(JdbcClient database, Staff staff, RetentionSettings settings, KeepingPeriods periods, Clock clock) {
        periods.days("GENDAN_PRIVACY_KEEP_LOST", settings.keepLost());
        this.database = database;
        this.staff = staff;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A customer that is kept longer than it need be.
     *
     * @param lastContact when there was the last contact; when it came in, if there was none
     */
    public record Overdue(CustomerNumber number, String name, Instant lastContact) {}

    /** After how many months the list takes customers by itself. */
    public int usualMonths() {
        return (int) keptFor().toTotalMonths();
    }

    /** Whether they are erased by night. */
    public boolean isOn() {
        return settings.keepLost() != null;
    }

    /**
     * What would be erased, the longest kept first; at most 200. Nothing is erased by looking.
     *
     * @param months since the last contact; null for what the installation says, else 24
     * @throws Refusal 403 {@code privacy.overdueByDirectors}; 400 {@code privacy.monthsInvalid}
     */
    public List<Overdue> overdue(@Nullable Integer months, Person person) {
        if (!ANSWER.contains(person.role())) {
            throw Refusal.forbidden("privacy.overdueByDirectors");
        }
        if (months != null && (months < 1 || months > MOST_MONTHS)) {
            throw Refusal.badRequest("privacy.monthsInvalid")
                    .with(List.of(Item.of("months", "privacy.months", MOST_MONTHS)));
        }
        return find(months == null ? keptFor() : Period.ofMonths(months), staff.sightOf(person.login()));
    }

    /** Whether this one still is among those to be erased now. */
    boolean isToErase(CustomerNumber number) {
        var kept = settings.keepLost();
        return kept != null && !find(kept, Sight.EVERYTHING, number.value()).isEmpty();
    }

    /** What is to be erased now; nothing unless the installation says so. */
    List<Overdue> toErase() {
        var kept = settings.keepLost();
        return kept == null ? List.of() : find(kept, Sight.EVERYTHING);
    }

    private Period keptFor() {
        var kept = settings.keepLost();
        return kept == null ? USUAL : kept;
    }

    private List<Overdue> find(Period kept, Sight sight) {
        return find(kept, sight, "%");
    }

    private List<Overdue> find(Period kept, Sight sight, String number) {
        return database.sql(OVERDUE)
                .param("number", number)
                .param("before", OffsetDateTime.now(clock).minus(kept))
                .params(Seen.parameters(sight))
                .query((row, index) -> new Overdue(
                        new CustomerNumber(row.getString(1)),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }
}
