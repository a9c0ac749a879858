package io.gendan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A workbook is a zip archive of XML, and a small one can unpack to more than memory holds, or name files of this machine
 * as its content. Both is refused before anything of it is read.
 */
final class TableArchive {

    private static final long MOST_UNPACKED = 600L * 1024 * 1024;
    /** All texts of a workbook stand in one part, of whatever name, which is held in memory; only sheets are read by rows. */
    private static final long MOST_TEXTS = 64L * 1024 * 1024;

    private static final int MOST_PARTS = 1_000;
    /** Real sheets unpack to twenty times their size, bombs to a thousand times. */
    private static final long MOST_RATIO = 100;

    private static final long SMALL = 1024L * 1024;
    private static final String SHEETS = "xl/worksheets/";
    private static final String TYPES = "[Content_Types].xml";
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private TableArchive() {}

    static void refuseDangers(Path file) throws IOException {
        long unpacked = 0;
        try (var archive = ZipFile.builder().setPath(file).get()) {
            var parts = Collections.list(archive.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw Refusal.badRequest("table.bomb");
            }
            var large = new HashSet<String>();
            for (var part : parts) {
                try (var content = archive.getInputStream(part)) {
                    long size = read(content, part, unpacked);
                    unpacked += size;
                    if (size > MOST_TEXTS) {
                        large.add("/" + part.getName().toLowerCase(Locale.ROOT));
                    }
                }
            }
            if (!large.isEmpty()) {
                refuseTexts(archive, large);
            }
        }
    }

    private static long read(InputStream content, ZipArchiveEntry part, long before) throws IOException {
        boolean xml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
        boolean sheet = part.getName().startsWith(SHEETS);
        long most = Math.min(sheet ? MOST_UNPACKED : MOST_TEXTS, MOST_UNPACKED - before);
        var cell = new TableCellText();
        var buffer = new byte[64 * 1024];
        long size = 0;
        int matched = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            size += read;
            if (size > most || size > SMALL && size / MOST_RATIO > part.getCompressedSize()) {
                throw Refusal.badRequest("table.bomb");
            }
            for (int index = 0; sheet && index < read; index++) {
                if (!cell.holds(buffer[index])) {
                    throw Refusal.badRequest("table.bomb");
                }
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

    /** The texts may lie among the sheets: what a part is, the workbook's list of them tells. */
    private static void refuseTexts(ZipFile archive, Set<String> large) throws IOException {
        var types = archive.getEntry(TYPES);
        if (types == null) {
            throw Refusal.badRequest("table.unreadable");
        }
        var factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var content = archive.getInputStream(types)) {
            var reader = factory.createXMLStreamReader(content);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && String.valueOf(reader.getAttributeValue(null, "ContentType"))
                                .contains("sharedStrings")
                        && large.contains(String.valueOf(reader.getAttributeValue(null, "PartName"))
                                .toLowerCase(Locale.ROOT))) {
                    throw Refusal.badRequest("table.bomb");
                }
            }
        } catch (XMLStreamException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
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
