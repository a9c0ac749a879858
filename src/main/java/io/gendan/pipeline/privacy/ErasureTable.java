package io.gendan.pipeline.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.engine.Refusal;
import io.gendan.pipeline.privacy.Erasure.State;
import io.gendan.staff.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of erasures. */
@Component
class ErasureTable {

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    ErasureTable(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Erasure ask(CustomerNumber number, @Nullable Long person, String reason, boolean elsewhere, @Nullable String by) {
        return database.sql("""
                        insert into erasure (customer_number, contact_person, reason, elsewhere, asked_by, asked_at)
                        values (:number, :person, :reason, :elsewhere, :by, :at) on conflict do nothing returning *
                        """)
                .param("number", number.value())
                .param("person", person, Types.BIGINT)
                .param("reason", reason)
                .param("elsewhere", elsewhere)
                .param("by", by, Types.VARCHAR)
                .param("at", OffsetDateTime.now(clock))
                .query((row, index) -> read(row))
                .optional()
                .orElseThrow(() -> Refusal.conflict("privacy.alreadyAsked"));
    }

    /** The one that is asked for and not yet decided, kept from others until the transaction ends. */
    Erasure requireAsked(CustomerNumber number, long id) {
        return database.sql("""
                        select * from erasure where id = :id and customer_number = :number and state = 'ASKED' for update
                        """)
                .param("id", id)
                .param("number", number.value())
                .query((row, index) -> read(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("privacy.noErasure"));
    }

    void decide(Erasure erasure, State state, @Nullable String by, Map<String, Long> counts) {
        database.sql("""
                        update erasure set state = :state, decided_by = :by, decided_at = :at, counts = :counts::jsonb
                        where id = :id
                        """)
                .param("state", state.name())
                .param("by", by, Types.VARCHAR)
                .param("at", OffsetDateTime.now(clock))
                .param("counts", text(counts))
                .param("id", erasure.id())
                .update();
    }

    /** All that were asked for, the latest first. */
    List<Erasure> of(CustomerNumber number) {
        return database.sql("select * from erasure where customer_number = ? order by id desc")
                .param(number.value())
                .query((row, index) -> read(row))
                .list();
    }

    /** Customers that turned out to be this one, over as many merges as there were, and it itself. */
    List<String> sameAs(CustomerNumber number) {
        return database.sql("""
                        with recursive same (number) as (select cast(:number as text)
                            union select c.number from same s join customer c on c.merged_into = s.number)
                        select number from same order by 1
                        """)
                .param("number", number.value())
                .query(String.class)
                .list();
    }

    /** All other customers with this sight. */
    List<String> othersInSight(List<String> numbers, Sight sight) {
        return database.sql("select c.number from customer c where c.number <> all(:numbers) and " + Seen.condition("c")
                        + " order by 1")
                .param("numbers", numbers.toArray(String[]::new))
                .params(Seen.parameters(sight))
                .query(String.class)
                .list();
    }

    /** The customer's row itself: in no list, found by nothing, of its department still. */
    void bury(List<String> numbers) {
        database.sql("""
                        update customer c set name = '[erased]', name_key = '', owner = null, erased_at = :at,
                            pool_department = coalesce(pool_department, (select d.name from person p
                                join department d on d.id = p.department_id where p.login = c.owner)),
                            phone = null, email = null, industry = null, city = null, website = null, employees = null,
                            revenue = null, revenue_unit = null, founded = null, credit_code = null
                        where number = any(:numbers)
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }

    private Erasure read(ResultSet row) throws SQLException {
        var person = row.getLong("contact_person");
        var contactPerson = row.wasNull() ? null : person;
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        Instant decidedAt = decided == null ? null : decided.toInstant();
        return new Erasure(
                row.getLong("id"),
                row.getString("customer_number"),
                contactPerson,
                row.getString("reason"),
                row.getBoolean("elsewhere"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                decidedAt,
                counts(row.getString("counts")));
    }

    private Map<String, Long> counts(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String text(Map<String, Long> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
