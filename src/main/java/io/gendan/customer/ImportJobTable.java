package io.gendan.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.ImportRequest.Match;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the imports that don't end with the request that asks for them. */
@Component
class ImportJobTable {

    /** How far a job is. */
    record Row(
            UUID id,
            String state,
            String person,
            Locale locale,
            ImportRequest request,
            boolean kept,
            int rowsInFile,
            int rowsRead,
            int created,
            int updated,
            int duplicates,
            int journeysStarted,
            int faulty,
            @Nullable String fileName,
            @Nullable String format,
            List<String> header,
            @Nullable OffsetDateTime begunAt,
            @Nullable OffsetDateTime beatAt,
            @Nullable String refusal) {}

    private final JdbcClient database;
    private final Clock clock;
    private final ObjectMapper json;

    ImportJobTable(JdbcClient database, Clock clock, ObjectMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    UUID add(String state, ImportUpload file, ImportRequest request, boolean kept, String person, Locale locale) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into import_job (id, person, locale, dry_run, owner, start_journeys, match, columns, kept,
                            state, file_name, format, header, rows_in_file, asked_at)
                        values (:id, :person, :locale, :dryRun, :owner, :start, :match, :columns::jsonb, :kept,
                            :state, :name, :format, :header, :rows, :at)
                        """)
                .param("id", id)
                .param("person", person)
                .param("locale", locale.toLanguageTag())
                .param("kept", kept)
                .param("state", state)
                .param("name", file.name(), Types.VARCHAR)
                .param("format", file.format())
                .param(
                        "header",
                        file.header().columns().stream()
                                .map(column -> column.name())
                                .toArray(String[]::new))
                .param("rows", file.rows())
                .param("at", now())
                .params(asked(request))
                .update();
        return id;
    }

    /** Asks anew, from the first row on; false when the job has begun or ended meanwhile. */
    boolean begin(UUID id, ImportRequest request) {
        return database.sql("""
                        update import_job set state = 'WAITING', dry_run = :dryRun, owner = :owner,
                            start_journeys = :start, match = :match, columns = :columns::jsonb, rows_read = 0, created = 0,
                            updated = 0, duplicates = 0, journeys_started = 0, faulty = 0, begun_at = null, node = null
                        where id = :id and state in ('NEW', 'CHECKED')
                        """).param("id", id).params(asked(request)).update() == 1;
    }

    private Map<String, Object> asked(ImportRequest request) {
        var asked = new HashMap<String, Object>();
        asked.put("dryRun", request.dryRun());
        asked.put("owner", request.owner());
        asked.put("start", request.startJourneys());
        asked.put("match", request.match().name());
        asked.put("columns", written(request.columns()));
        return asked;
    }

    Optional<Row> find(UUID id) {
        return database.sql("select * from import_job where id = :id")
                .param("id", id)
                .query((row, index) -> row(row))
                .optional();
    }

    Optional<Row> find(String id, String person) {
        return database.sql("select * from import_job where id::text = :id and person = :person")
                .param("id", id)
                .param("person", person)
                .query((row, index) -> row(row))
                .optional();
    }

    /** The latest imports of this person. */
    List<Row> latest(String person, int most) {
        return database.sql("select * from import_job where person = :person order by asked_at desc limit :most")
                .param("person", person)
                .param("most", most)
                .query((row, index) -> row(row))
                .list();
    }

    /** Ends a job that is still to be done. */
    boolean end(UUID id, String state, @Nullable String refusal) {
        return database.sql("""
                        update import_job set state = :state, refusal = :refusal, finished_at = :at
                        where id = :id and state in ('NEW', 'CHECKED', 'WAITING')
                        """)
                        .param("state", state)
                        .param("refusal", refusal, Types.VARCHAR)
                        .param("at", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private String written(Map<String, String> columns) {
        try {
            return json.writeValueAsString(columns);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> columns(String written) {
        try {
            return json.readerForMapOf(String.class).readValue(written);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("person"),
                Locale.forLanguageTag(row.getString("locale")),
                new ImportRequest(
                        row.getBoolean("dry_run"),
                        row.getString("owner"),
                        row.getBoolean("start_journeys"),
                        true,
                        Match.valueOf(row.getString("match")),
                        columns(row.getString("columns"))),
                row.getBoolean("kept"),
                row.getInt("rows_in_file"),
                row.getInt("rows_read"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("duplicates"),
                row.getInt("journeys_started"),
                row.getInt("faulty"),
                row.getString("file_name"),
                row.getString("format"),
                List.of((String[]) row.getArray("header").getArray()),
                row.getObject("begun_at", OffsetDateTime.class),
                row.getObject("beat_at", OffsetDateTime.class),
                row.getString("refusal"));
    }
}
