package io.gendan.customer.consent;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.consent.Consent.Basis;
import io.gendan.customer.consent.Consent.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of consents. */
@Component
class ConsentTable {

    private static final String ROWS = """
            select c.*, p.name person from consent c left join contact_person p on p.id = c.contact_person
            where c.customer_number = :number
            """;

    private final JdbcClient database;
    private final Clock clock;

    ConsentTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The latest first. */
    List<Consent> of(CustomerNumber number) {
        return database.sql(ROWS + " order by c.id desc")
                .param("number", number.value())
                .query((row, index) -> read(row))
                .list();
    }

    Optional<Consent> find(CustomerNumber number, long id) {
        return database.sql(ROWS + " and c.id = :id for update of c")
                .param("number", number.value())
                .param("id", id)
                .query((row, index) -> read(row))
                .optional();
    }

    boolean isOf(CustomerNumber number, long contactPerson) {
        return database.sql("select exists (select 1 from contact_person where id = ? and customer_number = ?)")
                .params(contactPerson, number.value())
                .query(Boolean.class)
                .single();
    }

    long put(
            CustomerNumber number,
            @Nullable Long contactPerson,
            Purpose purpose,
            Basis basis,
            LocalDate givenOn,
            String how,
            String by) {
        return database.sql("""
                        insert into consent (customer_number, contact_person, purpose, basis, given_on, how, noted_by,
                            noted_at)
                        values (:number, :person, :purpose, :basis, :on, :how, :by, :at) returning id
                        """)
                .param("number", number.value())
                .param("person", contactPerson, Types.BIGINT)
                .param("purpose", purpose.name())
                .param("basis", basis.name())
                .param("on", givenOn)
                .param("how", how)
                .param("by", by)
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    void withdraw(long id, LocalDate on, String how, String by) {
        database.sql("""
                        update consent set withdrawn_on = :on, withdrawn_how = :how, withdrawn_noted_by = :by,
                            withdrawn_noted_at = :at
                        where id = :id
                        """)
                .param("on", on)
                .param("how", how)
                .param("by", by)
                .param("at", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    /**
     * Whether the latest word of the customer, or of the person on its side that is or was called so, is that they no longer
     * agree.
     */
    boolean isWithdrawn(CustomerNumber number, Purpose purpose, @Nullable String person) {
        return database.sql("""
                        select exists (select 1 from (
                            select distinct on (c.contact_person) c.contact_person, c.withdrawn_on from consent c
                            left join contact_person p on p.id = c.contact_person
                            where c.customer_number = :number and c.purpose = :purpose
                                and (c.contact_person is null or lower(p.name) = lower(btrim(:person))
                                    or exists (select 1 from former_name f
                                        where f.contact_person = p.id and lower(f.name) = lower(btrim(:person))))
                            order by c.contact_person, c.id desc) latest
                        where latest.withdrawn_on is not null)
                        """)
                .param("number", number.value())
                .param("purpose", purpose.name())
                .param("person", person, Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    /**
     * The same for persons by one of the ways to reach them, as {@code contact_point.plain} has it: today's, and those that
     * were theirs when they withdrew their consent or since, whosever they are by now.
     */
    boolean isWithdrawn(CustomerNumber number, Purpose purpose, List<String> plain) {
        return database.sql("""
                        select exists (select 1 from (
                            select distinct on (c.contact_person) c.* from consent c
                            where c.customer_number = :number and c.purpose = :purpose and c.contact_person is not null
                            order by c.contact_person, c.id desc) latest
                        where latest.withdrawn_on is not null and (latest.once_reached_by && :plain::text[]
                            or exists (select 1 from contact_point w where w.contact_person = latest.contact_person
                                and w.plain <> '' and w.plain = any(:plain))))
                        """)
                .param("number", number.value())
                .param("purpose", purpose.name())
                .param("plain", plain.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Of whom the latest word is that; null stands for the customer itself. */
    List<Consent> withdrawn(CustomerNumber number, Purpose purpose) {
        return database.sql("""
                        select * from (select distinct on (c.contact_person) c.*, p.name person from consent c
                            left join contact_person p on p.id = c.contact_person
                            where c.customer_number = :number and c.purpose = :purpose
                            order by c.contact_person, c.id desc) latest
                        where withdrawn_on is not null order by contact_person nulls first
                        """)
                .param("number", number.value())
                .param("purpose", purpose.name())
                .query((row, index) -> read(row))
                .list();
    }

    /** Whether the customer's own latest word is one of agreement. */
    boolean isGiven(CustomerNumber number, Purpose purpose) {
        return database.sql("""
                        select coalesce((select withdrawn_on is null from consent
                            where customer_number = :number and purpose = :purpose and contact_person is null
                            order by id desc limit 1), false)
                        """)
                .param("number", number.value())
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .single();
    }

    /** Of a person on the customer's side, whatever it was about; null where there is none. */
    @Nullable
    String personWhoWithdrew(CustomerNumber number, long contactPerson) {
        return database.sql("""
                        select p.name from (select distinct on (c.purpose) c.* from consent c
                            where c.customer_number = :number and c.contact_person = :person
                            order by c.purpose, c.id desc) latest
                        join contact_person p on p.id = latest.contact_person
                        where latest.withdrawn_on is not null limit 1
                        """)
                .param("number", number.value())
                .param("person", contactPerson)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Takes away what a person on a customer's side has agreed to. */
    void remove(CustomerNumber number, long contactPerson) {
        database.sql("delete from consent where customer_number = ? and contact_person = ?")
                .params(number.value(), contactPerson)
                .update();
    }

    /** Whether the customer, or the one person on its side, was ever asked about it. */
    boolean isNoted(CustomerNumber number, Purpose purpose, @Nullable Long contactPerson) {
        return database.sql("""
                        select exists (select 1 from consent where customer_number = :number and purpose = :purpose
                            and (:person::bigint is null or contact_person is null or contact_person = :person))
                        """)
                .param("number", number.value())
                .param("purpose", purpose.name())
                .param("person", contactPerson, Types.BIGINT)
                .query(Boolean.class)
                .single();
    }

    private static Consent read(ResultSet row) throws SQLException {
        var person = row.getLong("contact_person");
        var contactPerson = row.wasNull() ? null : person;
        return new Consent(
                row.getLong("id"),
                contactPerson,
                row.getString("person"),
                Purpose.valueOf(row.getString("purpose")),
                Basis.valueOf(row.getString("basis")),
                row.getObject("given_on", LocalDate.class),
                row.getString("how"),
                row.getString("noted_by"),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getString("withdrawn_how"),
                row.getString("withdrawn_noted_by"));
    }
}
