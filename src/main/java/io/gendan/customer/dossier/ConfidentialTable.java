package io.gendan.customer.dossier;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.Vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of confidential values. */
@Component
class ConfidentialTable {

    private static final String SAME = """
            with recursive same (number) as (
                values (cast(:number as text))
                union select c.number from same s join customer c on c.merged_into = s.number)
            """;

    private final JdbcClient database;

    ConfidentialTable(JdbcClient database) {
        this.database = database;
    }

    /** A row as it is stored. */
    record Row(UUID id, String field, Sealed sealed, Consent consent) {}

    /** What a value was given for, when and how, and who noted it. */
    record Consent(String purpose, LocalDate on, String how, String notedBy, Instant notedAt) {}

    List<Row> of(CustomerNumber number) {
        return database.sql("select * from confidential_value where customer_number = ? order by field")
                .param(number.value())
                .query((row, index) -> row(row))
                .list();
    }

    void put(CustomerNumber number, Row row) {
        database.sql("""
                        insert into confidential_value (id, customer_number, field, key_id, nonce, encrypted, purpose,
                            consent_on, consent_how, noted_by, noted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(row.id())
                .param(number.value())
                .param(row.field())
                .param(row.sealed().keyId())
                .param(row.sealed().nonce())
                .param(row.sealed().encrypted())
                .param(row.consent().purpose())
                .param(row.consent().on())
                .param(row.consent().how())
                .param(row.consent().notedBy())
                .param(Timestamp.from(row.consent().notedAt()))
                .update();
    }

    /** Whether there was one. */
    boolean remove(CustomerNumber number, String field) {
        return database.sql("delete from confidential_value where customer_number = ? and field = ?")
                        .params(number.value(), field)
                        .update()
                > 0;
    }

    /** Removes it from this customer and from all that were merged into it; whether there was one. */
    boolean withdraw(CustomerNumber number, String field) {
        return database.sql(SAME + """
                        delete from confidential_value v using same s
                        where v.customer_number = s.number and v.field = :field
                        """)
                        .param("number", number.value())
                        .param("field", field)
                        .update()
                > 0;
    }

    /** The numbers of all customers that turned out to be this one, its own among them. */
    List<String> sameAs(CustomerNumber number) {
        return database.sql(SAME + "select number from same")
                .param("number", number.value())
                .query(String.class)
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("field"),
                new Sealed(row.getString("key_id"), row.getBytes("nonce"), row.getBytes("encrypted")),
                new Consent(
                        row.getString("purpose"),
                        row.getObject("consent_on", LocalDate.class),
                        row.getString("consent_how"),
                        row.getString("noted_by"),
                        row.getTimestamp("noted_at").toInstant()));
    }
}
