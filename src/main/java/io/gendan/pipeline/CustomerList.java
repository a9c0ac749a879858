package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.engine.Refusal;
import io.gendan.journey.Ending;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds customers among those that a person sees. Administrators find all of them, but get number, name, stage and owner
 * alone.
 */
@Component
public class CustomerList {

    /** How many customers a page holds. */
    public static final int PAGE_SIZE = 50;

    /** Stands for "nobody" as an owner and "no journey" as a stage. */
    public static final String NONE = "-";

    /**
     * What is looked for; null or blank where it doesn't matter.
     *
     * @param q part of the name, of the number or of the phone's digits; a masked phone only as a whole
     * @param stage a stage's name, or {@link #NONE}
     * @param owner a login, or {@link #NONE} for the pool
     * @param page counted from 0
     */
    public record Query(
            @Nullable String q,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable String tag,
            int page) {}

    /**
     * One customer of the list.
     *
     * @param stage stage of its latest journey; null when there never was one
     * @param ending how that journey ended; null while it is open
     * @param pausedUntil the day until which it rests
     * @param nextStepOn day of the open next step
     */
    public record Row(
            String number,
            String name,
            @Nullable String stage,
            @Nullable Ending ending,
            @Nullable LocalDate pausedUntil,
            @Nullable String owner,
            @Nullable String ownerName,
            @Nullable String industry,
            @Nullable String city,
            @Nullable LocalDate nextStepOn) {}

    /** One page of the list, and how many customers there are on all pages. */
    public record Page(List<Row> rows, long total) {}

    /** Somebody who owns customers. */
    public record Owner(String login, String name) {}

    private static final String SEEN = " from customer c where " + Seen.condition("c");
    /** Only the customers of the page are joined with where they stand. */
    private static final String ROWS = """
            select c.number, c.name, j.stage, j.ending, j.paused_until, c.owner, p.name owner_name, c.industry, c.city,
                n.due_on next_step_on
            from (select c.* %s order by c.name, c.number offset :offset limit :limit) c
            left join person p on p.login = c.owner
            left join lateral (select id, stage, ending, paused_until from journey where customer_number = c.number
                order by id desc limit 1) j on true
            left join next_step n on n.journey_id = j.id and n.closed_at is null
            order by c.name, c.number
            """;

    private static final String OF_STAGE = """
             and c.number in (select customer_number from (select distinct on (customer_number) customer_number, stage
                from journey order by customer_number, id desc) latest where latest.stage = :stage)
            """;
    private static final String OWNERS =
            " select seen.owner, p.name from (select distinct c.owner%s) seen join person p on p.login = seen.owner"
                    + " order by 2, 1";

    private final JdbcClient database;
    private final Staff staff;
    private final CustomerMask mask;

    CustomerList(JdbcClient database, Staff staff, CustomerMask mask) {
        this.database = database;
        this.staff = staff;
        this.mask = mask;
    }

    /**
     * The customers that this person sees and looks for, by name.
     *
     * @throws Refusal 400 {@code stage.unknown}
     */
    public Page find(Query query, Person person) {
        var parameters = sight(person);
        var conditions = conditions(query, person, parameters);
        long total = database.sql("select count(*)" + conditions)
                .params(parameters)
                .query(Long.class)
                .single();
        var rows = rows(conditions.toString(), parameters, (long) Math.max(0, query.page()) * PAGE_SIZE, person);
        return new Page(rows, total);
    }

    private StringBuilder conditions(Query query, Person person, Map<String, Object> parameters) {
        var conditions = new StringBuilder(SEEN);
        addText(query.q(), person, conditions, parameters);
        addStage(query.stage(), conditions, parameters);
        addOwner(query.owner(), conditions, parameters);
        add(query.tag(), " and c.tags @> array[:tag]::text[]", "tag", conditions, parameters);
        return conditions;
    }

    /** The next customers by number, of all that the person sees and looks for: the whole list in parts. */
    List<Row> after(String number, Query query, int most, Person person) {
        var parameters = sight(person);
        var conditions = conditions(query, person, parameters).append(" and c.number > :after");
        return database.sql(ROWS.formatted(conditions).replace("order by c.name, c.number", "order by c.number"))
                .params(parameters)
                .param("after", number)
                .param("offset", 0L)
                .param("limit", most)
                .query((row, index) -> row(row, person))
                .list();
    }

    /** One customer as the list shows it, when this person sees it there. */
    public Optional<Row> find(CustomerNumber number, Person person) {
        var parameters = sight(person);
        parameters.put("number", number.value());
        return rows(SEEN + " and c.number = :number", parameters, 0, person).stream()
                .findFirst();
    }

    private List<Row> rows(String conditions, Map<String, Object> parameters, long offset, Person person) {
        return database.sql(ROWS.formatted(conditions))
                .params(parameters)
                .param("offset", offset)
                .param("limit", PAGE_SIZE)
                .query((row, index) -> row(row, person))
                .list();
    }

    /** Whoever owns a customer that this person sees, by name. */
    public List<Owner> owners(Person person) {
        return database.sql(OWNERS.formatted(SEEN))
                .params(sight(person))
                .query((row, index) -> new Owner(row.getString(1), row.getString(2)))
                .list();
    }

    /** The names of all stages, from A upwards. */
    public List<String> stages() {
        return database.sql("select name from stage order by rank")
                .query(String.class)
                .list();
    }

    private Map<String, Object> sight(Person person) {
        var sight = person.role() == Role.ADMIN ? Sight.EVERYTHING : staff.sightOf(person.login());
        return new HashMap<>(Seen.parameters(sight));
    }

    private void addText(
            @Nullable String text, Person person, StringBuilder conditions, Map<String, Object> parameters) {
        var plain = storable(text);
        if (plain.isEmpty()) {
            return;
        }
        var choices = new ArrayList<>(List.of("c.name ilike :text", "c.number ilike :text"));
        parameters.put("text", "%" + plain.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        if (plain.matches("[\\d\\s()+./-]*\\d{3}[\\d\\s()+./-]*") && person.role() != Role.ADMIN) {
            choices.add("c.phone_digits like :digits and not " + CustomerMask.condition("c"));
            choices.add("c.phone_digits = :allDigits");
            parameters.putAll(mask.parameters(person));
            parameters.put("digits", "%" + plain.replaceAll("\\D", "") + "%");
            parameters.put("allDigits", plain.replaceAll("\\D", ""));
        }
        conditions.append(" and (").append(String.join(" or ", choices)).append(')');
    }

    private void addStage(@Nullable String stage, StringBuilder conditions, Map<String, Object> parameters) {
        if (NONE.equals(stage)) {
            conditions.append(" and not exists (select from journey j where j.customer_number = c.number)");
        } else if (stage != null && !stage.isBlank() && !stages().contains(stage)) {
            throw Refusal.badRequest("stage.unknown", stage);
        } else {
            add(stage, OF_STAGE, "stage", conditions, parameters);
        }
    }

    private static void addOwner(@Nullable String owner, StringBuilder conditions, Map<String, Object> parameters) {
        if (NONE.equals(owner)) {
            conditions.append(" and c.owner is null");
        } else {
            add(owner, " and c.owner = :owner", "owner", conditions, parameters);
        }
    }

    private static void add(
            @Nullable String value,
            String condition,
            String name,
            StringBuilder conditions,
            Map<String, Object> parameters) {
        var plain = storable(value);
        if (!plain.isEmpty()) {
            conditions.append(condition);
            parameters.put(name, plain);
        }
    }

    /** The database refuses the character NUL even in a question. */
    static String storable(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
    }

    private static Row row(ResultSet row, Person person) throws SQLException {
        boolean all = person.role() != Role.ADMIN;
        var ending = row.getString("ending");
        return new Row(
                row.getString("number"),
                row.getString("name"),
                row.getString("stage"),
                ending == null ? null : Ending.valueOf(ending),
                row.getObject("paused_until", LocalDate.class),
                row.getString("owner"),
                row.getString("owner_name"),
                all ? row.getString("industry") : null,
                all ? row.getString("city") : null,
                all ? row.getObject("next_step_on", LocalDate.class) : null);
    }
}
