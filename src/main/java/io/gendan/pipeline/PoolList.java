package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.Seen;
import io.gendan.journey.Ending;
import io.gendan.journey.Journeys;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers of the pool that a person sees, whoever came last first (ST-03). */
@Component
public class PoolList {

    public static final int PAGE_SIZE = 50;

    /**
     * What is looked for; null or blank where it doesn't matter.
     *
     * @param q part of the name or the number
     * @param stage how far it came: a stage's name, or {@link CustomerList#NONE} for never pursued
     * @param department whose pool
     * @param page counted from 0
     */
    public record Query(
            @Nullable String q,
            @Nullable String stage,
            @Nullable String department,
            int page) {}

    /**
     * One customer of the pool.
     *
     * @param department whose pool it lies in; null for the company's
     * @param stage how far it came; null when nobody pursued it yet
     * @param since when it came into the pool
     * @param why how it came there
     * @param reason why it was given back, as typed
     * @param formerOwner login of who owned it last
     * @param by login of who gave it back; {@code Gendan} when it was neglected
     */
    public record Row(
            String number,
            String name,
            @Nullable String industry,
            @Nullable String city,
            @Nullable String department,
            @Nullable String stage,
            @Nullable Ending ending,
            @Nullable Instant lastContact,
            Instant since,
            @Nullable Why why,
            @Nullable String reason,
            @Nullable String formerOwner,
            @Nullable String by) {}

    /** One page of the pool, and how many customers there are on all pages. */
    public record Page(List<Row> items, long total) {}

    private static final String FROM = """
             from customer c
            left join lateral (select changed_at, owner_before, why, reason, changed_by from owner_history h
                where h.customer_number = c.number order by h.id desc limit 1) h on true
            left join lateral (select stage, ending from journey j
                where j.customer_number = c.number order by %s limit 1) j on true
            where c.owner is null and c.merged_into is null and c.erased_at is null and
            """.formatted(Journeys.LATEST_FIRST);
    private static final String FITS = """
             and (:q = '' or c.name ilike :part or c.number ilike :part)
            and (:stage = '' or :stage = coalesce(j.stage, '-'))
            and (:department = '' or c.pool_department = :department)
            """;
    private static final String ROWS = """
            select page.*, i.last_contact from (
                select c.number, c.name, c.industry, c.city, c.pool_department, j.stage, j.ending, h.owner_before,
                    coalesce(h.changed_at, c.created_at) since, h.why, h.reason, h.changed_by %s
                order by coalesce(h.changed_at, c.created_at) desc, c.number desc offset :offset limit :limit) page
            left join lateral (select max(happened_at) last_contact from interaction i
                where i.customer_number = page.number) i on true
            order by since desc, number desc
            """;

    private final JdbcClient database;
    private final Staff staff;
    private final Customers customers;
    private final CustomerMask mask;

    PoolList(JdbcClient database, Staff staff, Customers customers, CustomerMask mask) {
        this.database = database;
        this.staff = staff;
        this.customers = customers;
        this.mask = mask;
    }

    /** A page of what this person sees and looks for. */
    public Page find(Query query, Person person) {
        var conditions = FROM + Seen.condition("c") + FITS;
        var parameters = parameters(query, person);
        long total = database.sql("select count(*)" + conditions)
                .params(parameters)
                .query(Long.class)
                .single();
        var rows = database.sql(ROWS.formatted(conditions))
                .params(parameters)
                .param("offset", (long) Math.max(0, query.page()) * PAGE_SIZE)
                .param("limit", PAGE_SIZE)
                .query((row, index) -> row(row, person))
                .list();
        return new Page(rows, total);
    }

    private Map<String, Object> parameters(Query query, Person person) {
        var parameters = new HashMap<String, Object>(Seen.parameters(staff.sightOf(person.login())));
        var text = CustomerList.storable(query.q());
        parameters.put("q", text);
        parameters.put("part", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        parameters.put("stage", CustomerList.storable(query.stage()));
        parameters.put("department", CustomerList.storable(query.department()));
        return parameters;
    }

    private Row row(ResultSet row, Person reader) throws SQLException {
        var number = new CustomerNumber(row.getString("number"));
        var ending = row.getString("ending");
        var why = row.getString("why");
        var last = row.getTimestamp("last_contact");
        var reason = row.getString("reason");
        return new Row(
                number.value(),
                row.getString("name"),
                row.getString("industry"),
                row.getString("city"),
                row.getString("pool_department"),
                row.getString("stage"),
                ending == null ? null : Ending.valueOf(ending),
                last == null ? null : last.toInstant(),
                instant(row.getTimestamp("since")),
                why == null ? null : Why.valueOf(why),
                reason == null
                        ? null
                        : mask.textOf(customers.require(number), reader).of(reason),
                row.getString("owner_before"),
                row.getString("changed_by"));
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }
}
