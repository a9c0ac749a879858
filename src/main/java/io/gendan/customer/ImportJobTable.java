package io.gendan.customer;

import io.gendan.staff.Person;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the long imports. */
@Component
class ImportJobTable {

    /** How far a job is. */
    record Row(
            UUID id,
            String state,
            int rowsInFile,
            int rowsRead,
            boolean dryRun,
            @Nullable String report,
            @Nullable String refusal) {}

    /** What a job needs to run. */
    record Job(byte[] file, ImportRequest request, String person, Locale locale) {}

    private final JdbcClient database;
    private final Clock clock;

    ImportJobTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    UUID add(byte[] file, int rows, ImportRequest request, Person by, Locale locale) {
        return add("WAITING", file, rows, request, by, locale);
    }

    /** Keeps a checked file; a person's earlier one goes. */
    @Transactional
    public UUID keep(byte[] file, int rows, ImportRequest request, Person by, Locale locale) {
        database.sql("delete from import_job where person = :person and state = 'CHECKED'")
                .param("person", by.login())
                .update();
        return add("CHECKED", file, rows, request, by, locale);
    }

    void release(UUID id) {
        database.sql("update import_job set state = 'WAITING' where id = :id and state = 'CHECKED'")
                .param("id", id)
                .update();
    }

    private UUID add(String state, byte[] file, int rows, ImportRequest request, Person by, Locale locale) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into import_job
                            (id, person, locale, file, dry_run, owner, start_journeys, state, rows_in_file, asked_at)
                        values (:id, :person, :locale, :file, :dryRun, :owner, :start, :state, :rows, :at)
                        """)
                .param("id", id)
                .param("person", by.login())
                .param("locale", locale.toLanguageTag())
                .param("file", file)
                .param("dryRun", request.dryRun())
                .param("owner", request.owner(), Types.VARCHAR)
                .param("start", request.startJourneys())
                .param("state", state)
                .param("rows", rows)
                .param("at", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    List<UUID> waiting() {
        return database.sql("select id from import_job where state = 'WAITING' order by asked_at")
                .query(UUID.class)
                .list();
    }

    /** Held until the transaction ends, and by no dead node. */
    void lock(UUID id) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", id.toString())
                .query(row -> {});
    }

    Optional<Job> waitingJob(UUID id) {
        return database.sql("select * from import_job where id = :id and state = 'WAITING'")
                .param("id", id)
                .query((row, index) -> new Job(
                        row.getBytes("file"),
                        new ImportRequest(
                                row.getBoolean("dry_run"), row.getString("owner"), row.getBoolean("start_journeys")),
                        row.getString("person"),
                        Locale.forLanguageTag(row.getString("locale"))))
                .optional();
    }

    Optional<Row> find(String id, String person) {
        return database.sql("select * from import_job where id::text = :id and person = :person")
                .param("id", id)
                .param("person", person)
                .query((row, index) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getInt("rows_in_file"),
                        row.getInt("rows_read"),
                        row.getBoolean("dry_run"),
                        row.getString("report"),
                        row.getString("refusal")))
                .optional();
    }

    /** Seen at once by whoever asks, long before the import itself is. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(UUID id, int rowsRead) {
        database.sql("update import_job set rows_read = :rows where id = :id and state = 'WAITING'")
                .param("rows", rowsRead)
                .param("id", id)
                .update();
    }

    void done(UUID id, String report, int rows) {
        database.sql("""
                        update import_job set state = 'DONE', file = null, report = :report::jsonb, rows_read = :rows,
                            finished_at = :at where id = :id
                        """)
                .param("report", report)
                .param("rows", rows)
                .param("at", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void refused(UUID id, String refusal) {
        database.sql("""
                        update import_job set state = 'REFUSED', file = null, refusal = :refusal, finished_at = :at
                        where id = :id and state = 'WAITING'
                        """)
                .param("refusal", refusal)
                .param("at", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }
}
