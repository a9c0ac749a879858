package io.gendan.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How a text file is encoded: by its byte order mark, else UTF-8 when every byte of it fits, else GB18030, which Chinese
 * Excel writes. Anything else is refused rather than guessed.
 */
enum TableEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    UTF_16("UTF-16", StandardCharsets.UTF_16),
    GB18030("GB18030", Charset.forName("GB18030"));

    private final String label;
    private final Charset charset;

    TableEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    String label() {
        return label;
    }

    static TableEncoding of(Path file) throws IOException {
        var beginning = beginning(file);
        boolean marked = beginning.startsWith("fffe") || beginning.startsWith("feff");
        if (marked) {
            return UTF_16.refuseUnlessFits(file);
        }
        return UTF_8.fits(file) ? UTF_8 : GB18030.refuseUnlessFits(file);
    }

    /** The text without its byte order mark. */
    Reader read(Path file) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder()));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private TableEncoding refuseUnlessFits(Path file) throws IOException {
        if (!fits(file)) {
            throw Refusal.badRequest("table.encoding");
        }
        return this;
    }

    private boolean fits(Path file) throws IOException {
        var buffer = new char[16 * 1024];
        long foreign = 0;
        long chinese = 0;
        try (var text = read(file)) {
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int index = 0; index < read; index++) {
                    char character = buffer[index];
                    if (character == '\0'
                            || character == '\uFFFD'
                            || Character.getType(character) == Character.PRIVATE_USE) {
                        return refuseNul(character);
                    }
                    if (this == GB18030 && character > 0x7F) {
                        foreign++;
                        chinese += isCommonInChina(character) ? 1 : 0;
                    }
                }
            }
        } catch (CharacterCodingException other) {
            return false;
        }
        // Western letters read as GB18030 give signs that hardly stand in any Chinese text.
        return this != GB18030 || chinese * 2 >= foreign;
    }

    private static boolean refuseNul(char character) {
        if (character == '\0') {
            throw Refusal.badRequest("table.encoding");
        }
        return false;
    }

    /** Whether its two bytes belong to GB2312, the signs in use: both are high. */
    private static boolean isCommonInChina(char character) {
        var bytes = String.valueOf(character).getBytes(GB18030.charset);
        return bytes.length == 2 && (bytes[0] & 0xFF) >= 0xA1 && (bytes[1] & 0xFF) >= 0xA1;
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            var hex = new StringBuilder();
            for (byte one : bytes.readNBytes(2)) {
                hex.append(String.format(Locale.ROOT, "%02x", one));
            }
            return hex.toString();
        }
    }
}
