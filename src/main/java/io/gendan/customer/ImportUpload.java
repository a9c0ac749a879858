package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.TableHeader;
import io.gendan.engine.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody has just sent, read through once: a file that can't be read to its end is refused before anything
 * of it is stored.
 *
 * @param name of the file, for people
 * @param rows below the header that hold anything
 * @param format {@code XLSX}, or the encoding of the text
 */
public record ImportUpload(Path file, @Nullable String name, TableHeader header, int rows, String format)
        implements AutoCloseable {

    private static final int LONGEST_NAME = 200;

    /** Keeps what is sent in a temporary file, until this is closed. */
    public static ImportUpload of(InputStream content, @Nullable String name) throws IOException {
        var file = Files.createTempFile("gendan-import", null);
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return counted(file, name);
        } catch (IOException | RuntimeException unsound) {
            Files.deleteIfExists(file);
            throw unsound;
        }
    }

    private static ImportUpload counted(Path file, @Nullable String name) {
        try (var reader = TableReader.open(file)) {
            int rows = 0;
            while (reader.next() != null) {
                rows++;
            }
            return new ImportUpload(file, shown(name), reader.header(), rows, reader.format());
        }
    }

    /**
     * The whole table.
     *
     * @param lenient whether rows that can't be told apart are faulty ones; else they are refused with the file
     */
    TableFile table(boolean lenient) throws IOException {
        if (lenient) {
            try (var reader = TableReader.open(file)) {
                return reader.all();
            }
        }
        try (var content = Files.newInputStream(file)) {
            return TableFile.read(content);
        }
    }

    private static @Nullable String shown(@Nullable String name) {
        var plain = name == null ? "" : name.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        return plain.isEmpty() ? null : plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw Refusal.badRequest("table.unreadable");
        }
    }
}
