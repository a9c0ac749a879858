package io.gendan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A workbook is a zip archive of XML, and a small one can unpack to more than memory holds, or name files of this machine
 * as its content. Both is refused before anything of it is read.
 */
final class TableArchive {

    private static final long MOST_UNPACKED = 600L * 1024 * 1024;
    /** All texts of a workbook stand in one part, which is held in memory. */
    private static final long MOST_TEXTS = 64L * 1024 * 1024;

    private static final int MOST_PARTS = 1_000;
    /** Real sheets unpack to twenty times their size, bombs to a thousand times. */
    private static final long MOST_RATIO = 100;

    private static final long SMALL = 1024L * 1024;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private TableArchive() {}

    static void refuseDangers(Path file) throws IOException {
        long unpacked = 0;
        try (var archive = ZipFile.builder().setPath(file).get()) {
            var parts = Collections.list(archive.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw Refusal.badRequest("table.bomb");
            }
            for (var part : parts) {
                try (var content = archive.getInputStream(part)) {
                    unpacked += read(content, part, unpacked);
                }
            }
        }
    }

    private static long read(InputStream content, ZipArchiveEntry part, long before) throws IOException {
        boolean xml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
        long most = part.getName().endsWith("sharedStrings.xml") ? MOST_TEXTS : MOST_UNPACKED - before;
        var buffer = new byte[64 * 1024];
        long size = 0;
        int matched = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            size += read;
            if (size > most || size > SMALL && size / MOST_RATIO > part.getCompressedSize()) {
                throw Refusal.badRequest("table.bomb");
            }
            for (int index = 0; xml && index < read; index++) {
                matched = matchedAfter(buffer[index], matched);
                if (matched == DOCTYPE.length) {
                    throw Refusal.badRequest("table.entities");
                }
            }
        }
        return size;
    }

    /** How much of the word stands behind us; in UTF-16 a zero stands beside each letter. */
    private static int matchedAfter(byte next, int matched) {
        if (next == 0) {
            return matched;
        }
        if (next == DOCTYPE[matched]) {
            return matched + 1;
        }
        return next == DOCTYPE[0] ? 1 : 0;
    }
}
