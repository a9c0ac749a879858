package io.gendan.staff;

import io.gendan.engine.GendanProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the company lays down about working time; rows are only ever added, and the latest one holds (CD-06). */
@Repository
class WorkingTimeTable implements WorkingTimeSource {

    private static final String NONE = "NONE";

    /** A range that was marked in one go is one change. */
    private static final String CHANGES = """
            select version, min(day) since, max(day) until, min(mark) what, min(name) detail, changed_by, min(changed_at) changed_at
              from marked_day group by version, changed_by
            union all
            select version, null, null, 'HOURS', to_char(starts, 'HH24:MI') || '–' || to_char(ends, 'HH24:MI'),
                   changed_by, changed_at from marked_hours
            union all
            select version, null, null, case when complete then 'COMPLETE' else 'INCOMPLETE' end, year::text,
                   changed_by, changed_at from marked_year
            order by version desc limit ?""";

    private final JdbcClient database;
    private final WorkingHours initialHours;
    private final GendanProperties properties;
    private final Clock clock;

    WorkingTimeTable(JdbcClient database, WorkingHours initialHours, GendanProperties properties, Clock clock) {
        this.database = database;
        this.initialHours = initialHours;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public long version() {
        return database.sql("select version from working_time")
                .query(Long.class)
                .single();
    }

    @Override
    public CompanyCalendar read() {
        return new CompanyCalendar(version(), properties.zone(), hours(), marks(), completeYears());
    }

    /** Whoever else wants to change something waits until this transaction is over. */
    void lock() {
        database.sql("select version from working_time for update")
                .query(Long.class)
                .single();
    }

    long nextVersion() {
        return database.sql("update working_time set version = version + 1 returning version")
                .query(Long.class)
                .single();
    }

    /** Notes what this program brings along; where it is something else than before, that is a new version. */
    void brings(String basis) {
        database.sql("update working_time set basis = :basis, version = version + 1 where basis <> :basis")
                .param("basis", basis)
                .update();
    }

    void mark(long version, LocalDate day, @Nullable Mark mark, @Nullable String name, String by) {
        database.sql(
                        "insert into marked_day (day, mark, name, version, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)")
                .params(day, mark == null ? NONE : mark.name(), name, version, by, now())
                .update();
    }

    void setHours(long version, WorkingHours hours, String by) {
        database.sql("insert into marked_hours (starts, ends, version, changed_by, changed_at) values (?, ?, ?, ?, ?)")
                .params(hours.start(), hours.end(), version, by, now())
                .update();
    }

    void setYear(long version, int year, boolean complete, String by) {
        database.sql("insert into marked_year (year, complete, version, changed_by, changed_at) values (?, ?, ?, ?, ?)")
                .params(year, complete, version, by, now())
                .update();
    }

    List<WorkingTimeChange> changes(int most) {
        return database.sql(CHANGES).param(most).query(WorkingTimeTable::change).list();
    }

    private WorkingHours hours() {
        return database.sql("select starts, ends from marked_hours order by id desc limit 1")
                .query((row, index) -> new WorkingHours(
                        row.getObject("starts", LocalTime.class), row.getObject("ends", LocalTime.class)))
                .optional()
                .orElse(initialHours);
    }

    private List<MarkedDay> marks() {
        return database.sql("""
                        select day, mark, name
                        from (select distinct on (day) day, mark, name from marked_day order by day, id desc) latest
                        where mark <> 'NONE'""")
                .query((row, index) -> new MarkedDay(
                        row.getObject("day", LocalDate.class),
                        Mark.valueOf(row.getString("mark")),
                        row.getString("name")))
                .list();
    }

    private HashSet<Integer> completeYears() {
        return new HashSet<>(database.sql("""
                        select year
                        from (select distinct on (year) year, complete from marked_year order by year, id desc) latest
                        where complete""").query(Integer.class).list());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static WorkingTimeChange change(ResultSet row, int index) throws SQLException {
        return new WorkingTimeChange(
                row.getLong("version"),
                row.getString("what"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("detail"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
