package io.gendan.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.engine.Sha256;
import io.gendan.engine.TableFile.Column;
import io.gendan.engine.TableHeader;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which column each person reads into which field, remembered by the columns of the file. */
@Component
class ImportMappings {

    private final JdbcClient database;
    private final ObjectMapper json;
    private final ReasonColumn reason;

    ImportMappings(JdbcClient database, ObjectMapper json, ReasonColumn reason) {
        this.database = database;
        this.json = json;
        this.reason = reason;
    }

    /** The key of the field for each column; empty for a column that is not read. */
    Map<String, String> of(List<String> header, Person person, @Nullable MoreFields more) {
        var guessed = guessed(header, more);
        database.sql("select columns from import_mapping where person = :person and header = :header")
                .param("person", person.login())
                .param("header", key(header))
                .query(String.class)
                .optional()
                .map(this::read)
                .ifPresent(chosen ->
                        guessed.replaceAll((name, field) -> chosen.getOrDefault(TableHeader.plain(name), "")));
        return guessed;
    }

    void remember(List<String> header, Map<String, String> columns, Person person) {
        if (columns.isEmpty()) {
            return;
        }
        try {
            database.sql("""
                            insert into import_mapping values (:person, :header, :columns::jsonb)
                            on conflict (person, header) do update set columns = excluded.columns
                            """)
                    .param("person", person.login())
                    .param("header", key(header))
                    .param("columns", json.writeValueAsString(columns))
                    .update();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> guessed(List<String> header, @Nullable MoreFields more) {
        var columns = new ArrayList<Column>();
        header.forEach(name -> columns.add(new Column(columns.size(), name)));
        var guessed = new LinkedHashMap<String, String>();
        header.forEach(name -> guessed.put(name, ""));
        var found = new TableHeader(columns);
        ImportColumns.names(more).forEach((key, names) -> found.column(names.toArray(String[]::new))
                .filter(column -> "".equals(guessed.get(column.name())))
                .ifPresent(column -> guessed.put(column.name(), key)));
        return guessed;
    }

    /** By the plain names of the columns. */
    private Map<String, String> read(String chosen) {
        try {
            Map<String, String> written = json.readerForMapOf(String.class).readValue(chosen);
            var fields = new LinkedHashMap<String, String>();
            written.forEach((name, field) -> fields.put(TableHeader.plain(name), field));
            return fields;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The SHA-256 of the columns' names: the names of a wide table are longer than an index takes. The
     * same for a file whose faulty rows come back mended.
     */
    private String key(List<String> header) {
        var names = String.join(
                "\n",
                header.stream()
                        .filter(name -> !reason.is(name))
                        .map(TableHeader::plain)
                        .sorted()
                        .toList());
        return Sha256.hex(names);
    }
}
