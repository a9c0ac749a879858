package io.gendan.pipeline.privacy;

import io.gendan.engine.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files that were sent in for an import and wait to be confirmed: whichever names an erased person is given up, and whichever
 * can't be read to its end.
 */
@Component
class SentFiles {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    /** How many characters are read of an unpacked file, all its parts together. */
    private static final int MOST_READ = 256 * 1024 * 1024;

    /** How many at a time, and how many are looked at again with the next ones. */
    private static final int AT_A_TIME = 1024 * 1024;

    private static final int OVERLAP = 4096;

    private final JdbcClient database;
    private final Clock clock;

    SentFiles(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Gives up every file with one of these words.
     *
     * @return how many
     * @throws Refusal 409 {@code privacy.importRuns} when one of them is being brought in
     */
    long erase(PersonWords words) {
        if (words.isEmpty()) {
            return 0;
        }
        var pattern = words.compiled();
        var jobs = database.sql("select distinct job from import_part").query(UUID.class).list().stream()
                .filter(job -> names(content(job), pattern))
                .toList();
        jobs.forEach(this::giveUp);
        return jobs.size();
    }

    private void giveUp(UUID job) {
        int given = database.sql("""
                        update import_job set state = 'CANCELLED', finished_at = :now
                        where id = :job and state in ('NEW', 'CHECKED')
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("job", job)
                .update();
        if (given == 0 && runs(job)) {
            throw Refusal.conflict("privacy.importRuns");
        }
        database.sql("delete from import_part where job = ?").param(job).update();
    }

    private boolean runs(UUID job) {
        return database.sql("select state = 'WAITING' from import_job where id = ?")
                .param(job)
                .query(Boolean.class)
                .single();
    }

    private byte[] content(UUID job) {
        var content = new ByteArrayOutputStream();
        database.sql("select content from import_part where job = ? order by part")
                .param(job)
                .query((row, index) -> row.getBytes(1))
                .list()
                .forEach(content::writeBytes);
        return content.toByteArray();
    }

    private static boolean names(byte[] content, Pattern words) {
        var isZip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
        return isZip
                ? isNamedInZip(content, words)
                : CHARSETS.stream().anyMatch(charset -> isNamed(new String(content, charset), words));
    }

    /** Piece by piece. What is larger than is read, or can't be read, is taken to name the person. */
    private static boolean isNamedInZip(byte[] content, Pattern words) {
        long left = MOST_READ;
        var piece = new char[AT_A_TIME];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                // Closed with the file itself.
                var reader = new InputStreamReader(zip, StandardCharsets.UTF_8);
                var before = "";
                for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
                    var text = before + new String(piece, 0, read);
                    left -= read;
                    if (left < 0 || isNamed(text, words)) {
                        return true;
                    }
                    before = text.substring(Math.max(0, text.length() - OVERLAP));
                }
            }
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    private static boolean isNamed(String text, Pattern words) {
        return words.matcher(text).find();
    }
}
