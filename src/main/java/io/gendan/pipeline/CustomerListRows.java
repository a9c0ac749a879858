package io.gendan.pipeline;

import io.gendan.journey.Ending;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.CustomerList.Row;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the list of customers: each with where it stands, an administrator's without what only others see. */
@Component
class CustomerListRows {

    /** Only the customers of the page are joined with where they stand. */
    private static final String ROWS = """
            select c.number, c.name, j.stage, j.ending, j.paused_until, c.owner, p.name owner_name, c.industry, c.city,
                c.tags, c.dynamic_tags, n.due_on next_step_on
            from (select c.*, row_number() over (order by %2$s) place from customer c%1$s
                order by place offset :offset limit :limit) c
            left join person p on p.login = c.owner
            left join lateral (select id, stage, ending, paused_until from journey j where customer_number = c.number
                order by %3$s limit 1) j on true
            left join next_step n on n.journey_id = j.id and n.closed_at is null
            order by c.place
            """;

    private final JdbcClient database;

    CustomerListRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * Some of the customers {@code c} that meet these conditions.
     *
     * @param conditions joins and conditions in SQL
     * @param order how they follow one another, in SQL
     */
    List<Row> list(
            String conditions, String order, Map<String, Object> parameters, long offset, int most, Person person) {
        return database.sql(ROWS.formatted(conditions, order, Journeys.LATEST_FIRST))
                .params(parameters)
                .param("offset", offset)
                .param("limit", most)
                .query((row, index) -> row(row, person))
                .list();
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
                all ? row.getObject("next_step_on", LocalDate.class) : null,
                all ? List.of((String[]) row.getArray("tags").getArray()) : List.of(),
                all ? List.of((String[]) row.getArray("dynamic_tags").getArray()) : List.of());
    }
}
