package io.gendan.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How rows of customers come in and are overwritten: as many as there are in one statement. */
@Component
class CustomerRows {

    /** A row under a number taken before. */
    record Entry(
            CustomerNumber number,
            NewCustomer customer,
            @Nullable CustomerNumber parent) {}

    private static final String GIVEN = """
            jsonb_to_recordset(:rows::jsonb) as g (number text, name text, name_key text, kind text, owner text,
                industry text, phone text, email text, city text, website text, employees integer, revenue numeric,
                revenue_unit text, founded integer, subsidiary_of text, credit_code text, tags text[], signing_grade text)
            """;
    private static final String INSERT = """
            insert into customer (number, name, name_key, kind, owner, industry, phone, email, city, website, employees,
                revenue, revenue_unit, founded, subsidiary_of, credit_code, tags, signing_grade, created_at, created_by)
            select g.*, :at, :by
            from\s""" + GIVEN;
    /** What a row leaves out stays. */
    private static final String UPDATE = """
            update customer c set name = g.name, name_key = g.name_key, kind = g.kind,
                industry = coalesce(g.industry, c.industry), phone = coalesce(g.phone, c.phone),
                email = coalesce(g.email, c.email), city = coalesce(g.city, c.city),
                website = coalesce(g.website, c.website), employees = coalesce(g.employees, c.employees),
                revenue = coalesce(g.revenue, c.revenue), revenue_unit = coalesce(g.revenue_unit, c.revenue_unit),
                founded = coalesce(g.founded, c.founded), subsidiary_of = coalesce(g.subsidiary_of, c.subsidiary_of),
                credit_code = coalesce(g.credit_code, c.credit_code),
                tags = c.tags || array(select t from unnest(g.tags) t where not t = any(c.tags))
            from\s""" + GIVEN + " where c.number = g.number";

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    CustomerRows(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    CustomerNumber nextNumber() {
        return nextNumbers(1).get(0);
    }

    List<CustomerNumber> nextNumbers(int count) {
        return database.sql("select next_customer_number() from generate_series(1, :count)")
                .param("count", count)
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
    }

    void insert(List<Entry> entries, String by) {
        if (!entries.isEmpty()) {
            database.sql(INSERT)
                    .param("rows", written(entries))
                    .param("at", OffsetDateTime.now(clock))
                    .param("by", by)
                    .update();
        }
    }

    /** Overwrites what the entries tell; what they leave out stays, the owner and the tags that there are always do. */
    void update(List<Entry> entries) {
        if (!entries.isEmpty()) {
            database.sql(UPDATE).param("rows", written(entries)).update();
        }
    }

    private String written(List<Entry> entries) {
        try {
            return json.writeValueAsString(
                    entries.stream().map(CustomerRows::columns).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, @Nullable Object> columns(Entry entry) {
        var customer = entry.customer();
        var parent = entry.parent();
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("number", entry.number().value());
        columns.put("name", customer.name());
        columns.put("name_key", CustomerName.key(customer.name()));
        columns.put("kind", customer.kind());
        columns.put("owner", customer.owner());
        columns.put("industry", customer.industry());
        columns.put("phone", customer.phone());
        columns.put("email", customer.email());
        columns.put("city", customer.city());
        columns.put("website", customer.website());
        columns.put("employees", customer.employees());
        columns.put("revenue", customer.revenue());
        columns.put("revenue_unit", customer.revenueUnit());
        columns.put("founded", customer.founded());
        columns.put("subsidiary_of", parent == null ? null : parent.value());
        columns.put("credit_code", customer.creditCode());
        columns.put("tags", customer.tags());
        columns.put("signing_grade", customer.signingGrade());
        return columns;
    }
}
