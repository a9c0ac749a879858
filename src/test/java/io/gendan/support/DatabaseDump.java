package io.gendan.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every row of every table of every schema as text, stored bytes decoded and unpacked: what a dump would give away. */
@Component
public class DatabaseDump {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final JdbcClient database;

    DatabaseDump(JdbcClient database) {
        this.database = database;
    }

    /**
     * What was looked through.
     *
     * @param hits {@code table: row} for each row with one of the words
     */
    public record Found(int tables, long rows, List<String> hits) {}

    /** Looks for these words, whatever their case. */
    public Found search(List<String> words) {
        var wanted = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        var hits = new ArrayList<String>();
        var rows = new long[1];
        var tables = tables();
        for (var table : tables) {
            database.sql("select * from " + table).query(row -> {
                rows[0]++;
                var columns = row.getMetaData();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    var said = texts(row.getObject(column), row.getString(column));
                    if (said.stream().anyMatch(text -> names(text, wanted))) {
                        hits.add(table + "." + columns.getColumnName(column) + ": " + abridged(row.getString(column)));
                    }
                }
            });
        }
        return new Found(tables.size(), rows[0], hits);
    }

    /** Whether a text holds one of these words, which are in small letters. */
    public static boolean names(String text, List<String> words) {
        var small = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(small::contains);
    }

    private List<String> tables() {
        return database.sql("""
                        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
                        and n.nspname not like 'pg\\_toast%' union all select 'pg_catalog.pg_largeobject' order by 1
                        """).query(String.class).list();
    }

    private static List<String> texts(Object value, String text) throws SQLException {
        if (text == null) {
            return List.of();
        }
        return value instanceof byte[] bytes ? unpacked(bytes) : List.of(text);
    }

    private static List<String> unpacked(byte[] bytes) {
        var texts = new ArrayList<String>();
        CHARSETS.forEach(charset -> texts.add(new String(bytes, charset)));
        try {
            if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
                var zip = new ZipInputStream(new ByteArrayInputStream(bytes));
                while (zip.getNextEntry() != null) {
                    texts.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            } else if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                texts.add(new String(
                        new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException notPacked) {
            // read as it stands
        }
        return texts;
    }

    private static String abridged(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
