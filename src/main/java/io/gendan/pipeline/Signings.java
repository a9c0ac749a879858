package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Journey;
import io.gendan.pipeline.Signing.Side;
import io.gendan.pipeline.Signing.Signatory;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contracts by which customers became members. */
@Repository
public class Signings {

    private final JdbcClient database;

    Signings(JdbcClient database) {
        this.database = database;
    }

    /** Keeps what was signed in a journey. */
    public void put(Journey journey, Signing signing) {
        database.sql("""
                        insert into signing (journey_id, customer_number, joining_fee, currency, term_months, signed_on,
                                             signatories, contract_file)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(journey.id())
                .param(journey.number().value())
                .param(signing.joiningFee())
                .param(signing.currency())
                .param(signing.termMonths())
                .param(Date.valueOf(signing.signedOn()))
                .param(signing.signedBy())
                .param(signing.contractFile())
                .update();
        for (int place = 0; place < signing.signatories().size(); place++) {
            var signatory = signing.signatories().get(place);
            database.sql("insert into signatory (journey_id, side, place, name, position) values (?, ?, ?, ?, ?)")
                    .params(journey.id(), signatory.side().name(), place, signatory.name(), signatory.position())
                    .update();
        }
    }

    /** Whether the contract of a journey is on record (the gate into MEMBER). */
    public boolean signed(Journey journey) {
        return database.sql("select exists (select 1 from signing where journey_id = ?)")
                .param(journey.id())
                .query(Boolean.class)
                .single();
    }

    /** The latest contract of a customer. */
    public Optional<Signing> of(CustomerNumber number) {
        return database.sql("select * from signing where customer_number = ? order by journey_id desc limit 1")
                .param(number.value())
                .query(this::read)
                .optional();
    }

    /** This file of the customer holds the latest contract. */
    void attach(CustomerNumber number, long file) {
        database.sql("""
                        update signing set contract_file = ? where journey_id = (
                            select max(journey_id) from signing where customer_number = ?)""").params(file, number.value()).update();
    }

    private Signing read(ResultSet row, int index) throws SQLException {
        return new Signing(
                row.getBigDecimal("joining_fee"),
                row.getString("currency"),
                row.getInt("term_months"),
                row.getObject("signed_on", LocalDate.class),
                signatories(row.getLong("journey_id")),
                row.getString("signatories"),
                row.getObject("contract_file", Long.class));
    }

    private List<Signatory> signatories(long journey) {
        return database.sql("select * from signatory where journey_id = ? order by side, place")
                .param(journey)
                .query((row, index) -> new Signatory(
                        Side.valueOf(row.getString("side")), row.getString("name"), row.getString("position")))
                .list();
    }
}
