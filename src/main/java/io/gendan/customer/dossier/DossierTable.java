package io.gendan.customer.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dossiers' values in the customers' rows. */
@Component
class DossierTable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient database;

    DossierTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * A stored dossier.
     *
     * @param since when each value was written last, as an ISO instant
     */
    record Row(Customer.Kind kind, Map<String, Object> values, Map<String, Object> since) {}

    Map<CustomerNumber, Row> of(Collection<CustomerNumber> numbers) {
        return rows("select * from customer where number = any(?)", numbers);
    }

    /** The same, kept from others until the transaction ends; locked in the order of the numbers. */
    Map<CustomerNumber, Row> locked(Collection<CustomerNumber> numbers) {
        return rows("select * from customer where number = any(?) order by number for update", numbers);
    }

    void write(Map<CustomerNumber, Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var numbers = rows.keySet().stream().map(CustomerNumber::value).toArray(String[]::new);
        var values = rows.values().stream().map(row -> text(row.values())).toArray(String[]::new);
        var since = rows.values().stream().map(row -> text(row.since())).toArray(String[]::new);
        database.sql("""
                        update customer c set dossier = new.dossier::jsonb, dossier_since = new.since::jsonb
                        from unnest(?::text[], ?::text[], ?::text[]) as new (number, dossier, since)
                        where c.number = new.number""").param(numbers).param(values).param(since).update();
    }

    /** The distinct values of these fields among customers of a kind, and how they are stored. */
    List<Stored> stored(Customer.Kind kind, Collection<String> keys) {
        return database.sql("""
                        select distinct field.key, jsonb_typeof(field.value), field.value
                        from customer c cross join lateral jsonb_each(c.dossier) as field (key, value)
                        where c.kind = ? and field.key = any(?)""")
                .param(kind.name())
                .param(keys.toArray(String[]::new))
                .query((row, index) -> new Stored(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Whether anybody's confidential value of this field is kept. */
    boolean holdsConfidential(String key) {
        return database.sql("select exists (select 1 from confidential_value where field = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** The texts of a stored option, or of several. */
    static List<String> texts(String json) {
        try {
            var node = JSON.readTree(json);
            return node.isArray()
                    ? StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList()
                    : List.of(node.asText());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One value as it is stored, with the name of its JSON type. */
    record Stored(String key, String type, String json) {}

    private Map<CustomerNumber, Row> rows(String query, Collection<CustomerNumber> numbers) {
        var rows = new LinkedHashMap<CustomerNumber, Row>();
        database.sql(query)
                .param(numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(row -> {
                    rows.put(
                            new CustomerNumber(row.getString("number")),
                            new Row(
                                    Customer.Kind.valueOf(row.getString("kind")),
                                    values(row.getString("dossier")),
                                    values(row.getString("dossier_since"))));
                });
        return rows;
    }

    private static Map<String, Object> values(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
