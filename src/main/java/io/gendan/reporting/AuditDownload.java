package io.gendan.reporting;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.engine.TableText;
import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditEntry;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit trail as a table, in the order in which it was written. */
@Component
class AuditDownload {

    private static final int AT_ONCE = 500;

    private final AuditEntries entries;
    private final AuditSentences sentences;
    private final ObjectMapper json;
    private final Clock clock;

    AuditDownload(AuditEntries entries, AuditSentences sentences, ObjectMapper json, Clock clock) {
        this.entries = entries;
        this.sentences = sentences;
        this.json = json;
        this.clock = clock;
    }

    void write(AuditEntries.Query query, Writer out) throws IOException {
        var table = new CSVPrinter(out, CSVFormat.DEFAULT);
        table.printRecord(
                "place", "at", "kind", "what", "actor", "subject", "sentence", "details", "address", "request");
        long after = 0;
        for (var some = entries.after(after, query, AT_ONCE);
                !some.isEmpty();
                some = entries.after(after, query, AT_ONCE)) {
            for (var entry : some) {
                row(table, entry);
                after = entry.id();
            }
        }
        table.flush();
    }

    private void row(CSVPrinter table, AuditEntry entry) throws IOException {
        table.printRecord(Arrays.asList(
                entry.seq(),
                entry.at().atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                entry.kind(),
                entry.what(),
                safe(entry.actor()),
                safe(entry.subject()),
                safe(sentences.of(entry)),
                safe(json.writeValueAsString(entry.details())),
                safe(entry.address()),
                entry.request()));
    }

    private static String safe(@Nullable String text) {
        return text == null ? "" : TableText.quoted(text);
    }
}
