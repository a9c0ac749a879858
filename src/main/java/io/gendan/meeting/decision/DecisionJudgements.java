package io.gendan.meeting.decision;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.journey.Attitude;
import io.gendan.journey.Journey;
import io.gendan.journey.SealedViews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The judgements of all sessions on who decides at the customer; added, never changed (S-01, S-11). The customer's contact
 * persons know of a role or weight from the moment on at which the view that told it opens, and never before.
 */
@Repository
public class DecisionJudgements {

    /** What opens later than what was judged after it, as by a pause, is no news; an erased person stays erased. */
    private static final String OPEN = """
            with opened as (
                update decision_judgement d set opened_at = :now
                where d.customer_number = :number and d.opened_at is null and not SEALED
                returning d.*)
            select d.*, m.held_at from opened d left join meeting m on m.id = d.meeting_id
            where d.person not like '%[erased]%' and not exists (
                select from decision_judgement later
                where later.customer_number = d.customer_number and lower(later.person) = lower(d.person)
                and later.id > d.id and later.opened_at is not null)
            order by d.id
            """.replace("SEALED", sealed("d"));

    private final JdbcClient database;
    private final ContactPersons contactPersons;
    private final Clock clock;

    DecisionJudgements(JdbcClient database, ContactPersons contactPersons, Clock clock) {
        this.database = database;
        this.contactPersons = contactPersons;
        this.clock = clock;
    }

    /**
     * Keeps what a voice of the session judged, and opens what opens by it.
     *
     * @param rows of the list of persons: name, role, weight, and where told attitude and reason
     * @param by login of whose judgement it is
     * @throws Refusal 400 {@code customer.contactPersonName} or {@code customer.contactPersonWeight}
     */
    @Transactional
    public void keep(Journey journey, Voice voice, List<Map<String, Object>> rows, String by) {
        for (var row : rows) {
            keep(journey, voice, by, row);
        }
        open(journey.number());
    }

    /**
     * Makes role and weight known with the customer's contact persons, for every judgement whose view is sealed no more:
     * whatever puts something on record that opens views does this with it.
     */
    @Transactional
    public void open(CustomerNumber number) {
        database.sql(OPEN)
                .param("number", number.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(DecisionJudgements::read)
                .list()
                .forEach(one -> contactPersons.known(
                        number,
                        one.person(),
                        one.role() == null ? null : ContactRole.valueOf(one.role()),
                        one.weight()));
    }

    /** What was judged of a person is judged of them under their new name, too. */
    @Transactional
    public void renamed(CustomerNumber number, String before, String name) {
        database.sql("update decision_judgement set person = ? where customer_number = ? and lower(person) = lower(?)")
                .params(name.strip(), number.value(), before)
                .update();
    }

    private void keep(Journey journey, Voice voice, String by, Map<String, Object> row) {
        var role = ContactRole.valueOf(String.valueOf(row.get("role")));
        var weight = row.get("weight") instanceof Number percent ? percent.intValue() : null;
        var name = ContactPersons.weighed(String.valueOf(row.get("name")), weight);
        database.sql("""
                        insert into decision_judgement (customer_number, journey_id, meeting_id, voice, person, role,
                                                        weight, attitude, reason, judged_by, judged_at)
                        values (?, ?, (select id from meeting where journey_id = ? and closed_at is null),
                                ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(journey.number().value())
                .param(journey.id())
                .param(journey.id())
                .param(voice.name())
                .param(name)
                .param(role.name())
                .param(weight)
                .param(Attitude.named(row.get("attitude")).map(Attitude::name).orElse(null))
                .param(text(row.get("reason")))
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** All judgements on a customer's persons, oldest first, those of earlier journeys among them. */
    public List<DecisionJudgement> of(CustomerNumber number) {
        return database.sql("""
                        select d.*, m.held_at from decision_judgement d left join meeting m on m.id = d.meeting_id
                        where d.customer_number = ? order by d.id""")
                .param(number.value())
                .query(DecisionJudgements::read)
                .list();
    }

    /** The ids of those that are sealed with the view in which they were told. */
    public Set<Long> sealed(CustomerNumber number) {
        return database.sql("select d.id from decision_judgement d where d.customer_number = ? and " + sealed("d"))
                .param(number.value())
                .query(Long.class)
                .set();
    }

    /**
     * The same as a condition of SQL, in brackets.
     *
     * @param judgement alias of the table {@code decision_judgement} in the statement
     */
    public static String sealed(String judgement) {
        return SealedViews.judgedIn(judgement, "(%s.voice || '_VIEW')".formatted(judgement));
    }

    private static DecisionJudgement read(ResultSet row, int index) throws SQLException {
        var held = row.getTimestamp("held_at");
        return new DecisionJudgement(
                row.getLong("id"),
                row.getObject("meeting_id", Long.class),
                held == null ? null : held.toInstant(),
                Voice.valueOf(row.getString("voice")),
                row.getString("person"),
                row.getString("role"),
                row.getObject("weight", Integer.class),
                Attitude.named(row.getString("attitude")).orElse(null),
                row.getString("reason"),
                row.getString("judged_by"),
                row.getTimestamp("judged_at").toInstant());
    }

    private static @Nullable String text(@Nullable Object typed) {
        return typed == null || typed.toString().isBlank() ? null : typed.toString();
    }
}
