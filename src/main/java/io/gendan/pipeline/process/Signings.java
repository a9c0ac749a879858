package io.gendan.pipeline.process;

import io.gendan.engine.FormFields;
import io.gendan.journey.Journey;
import java.sql.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contracts by which customers became members. */
@Repository
class Signings {

    private final JdbcClient database;

    Signings(JdbcClient database) {
        this.database = database;
    }

    void put(Journey journey, FormFields form) {
        database.sql("""
                        insert into signing (journey_id, customer_number, joining_fee, currency, term_months, signed_on,
                                             signatories)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(journey.id())
                .param(journey.number().value())
                .param(form.number("joiningFee"))
                .param(form.text("currency"))
                .param(form.number("termMonths").intValueExact())
                .param(Date.valueOf(form.date("signedOn")))
                .param(form.text("signatories"))
                .update();
    }

    boolean signed(Journey journey) {
        return database.sql("select exists (select 1 from signing where journey_id = ?)")
                .param(journey.id())
                .query(Boolean.class)
                .single();
    }
}
