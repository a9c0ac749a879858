package io.gendan.staff.persistence;

import io.gendan.staff.Leave;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leave that was entered and not withdrawn. */
@Repository
public class LeaveTable {

    private static final String LEAVE = """
            select id, person, first_day, last_day, substitute, note, entered_by from leave where withdrawn_at is null
            """;

    private final JdbcClient database;
    private final Clock clock;

    LeaveTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public long insert(Leave leave) {
        return database.sql("""
                        insert into leave (person, first_day, last_day, substitute, note, entered_by, entered_at)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(leave.person())
                .param(Date.valueOf(leave.firstDay()))
                .param(Date.valueOf(leave.lastDay()))
                .param(leave.substitute())
                .param(leave.note())
                .param(leave.enteredBy())
                .param(Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    public void withdraw(long id, String by) {
        database.sql("update leave set withdrawn_by = ?, withdrawn_at = ? where id = ? and withdrawn_at is null")
                .params(by, Timestamp.from(clock.instant()), id)
                .update();
    }

    public Optional<Leave> find(long id) {
        return database.sql(LEAVE + "and id = ?").param(id).query(Leave.class).optional();
    }

    /** Everybody's leave that touches these days, the first beginning first. */
    public List<Leave> within(LocalDate from, LocalDate to) {
        return database.sql(LEAVE + "and last_day >= ? and first_day <= ? order by first_day, person")
                .params(Date.valueOf(from), Date.valueOf(to))
                .query(Leave.class)
                .list();
    }

    /** A person's leave that touches these days. */
    public Optional<Leave> of(String person, LocalDate from, LocalDate to) {
        return database.sql(LEAVE + "and person = ? and last_day >= ? and first_day <= ? order by first_day limit 1")
                .params(person, Date.valueOf(from), Date.valueOf(to))
                .query(Leave.class)
                .optional();
    }

    /** Who is away on this day. */
    public Set<String> away(LocalDate day) {
        return database.sql("select person from leave where withdrawn_at is null and ? between first_day and last_day")
                .param(Date.valueOf(day))
                .query(String.class)
                .set();
    }
}
