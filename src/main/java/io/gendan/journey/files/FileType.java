package io.gendan.journey.files;

import io.gendan.engine.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The kinds of files that are taken: the name's extension says which, and the content must be it. */
enum FileType {
    PDF("application/pdf", "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    TEXT("text/plain", "txt"),
    CSV("text/csv", "csv");

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * The type of a file.
     *
     * @throws Refusal 400 {@code file.type} for an extension that is not taken, {@code file.content} when the content is
     *     something else than the name says
     */
    static FileType of(FileName name, byte[] content) {
        var type = Arrays.stream(values())
                .filter(one -> one.extensions.contains(name.extension()))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("file.type", name.extension(), all()));
        if (!type.fits(content)) {
            throw Refusal.badRequest("file.content", name.value(), name.extension());
        }
        return type;
    }

    /** Every extension that is taken, for people. */
    static String all() {
        return Arrays.stream(values()).flatMap(type -> type.extensions.stream()).collect(Collectors.joining(", "));
    }

    private boolean fits(byte[] content) {
        return switch (this) {
            case PDF -> begins(content, '%', 'P', 'D', 'F', '-');
            case WORD -> office(content, "word/document.xml");
            case EXCEL -> office(content, "xl/workbook.xml");
            case POWERPOINT -> office(content, "ppt/presentation.xml");
            case PNG -> begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
            case JPEG -> begins(content, 0xFF, 0xD8, 0xFF);
            case TEXT, CSV -> text(content);
        };
    }

    private static boolean begins(byte[] content, int... with) {
        for (int at = 0; at < with.length; at++) {
            if (at >= content.length || (content[at] & 0xFF) != with[at]) {
                return false;
            }
        }
        return true;
    }

    /** With the part that makes it this kind of document, and without macros. */
    private static boolean office(byte[] content, String part) {
        var names = begins(content, 'P', 'K', 3, 4) ? ZipNames.of(content) : List.<String>of();
        return names.contains("[Content_Types].xml")
                && names.contains(part)
                && names.stream().noneMatch(name -> name.endsWith("vbaProject.bin"));
    }

    /** As UTF-8 or as Chinese Windows writes it, and nothing in it but text. */
    private static boolean text(byte[] content) {
        for (byte one : content) {
            boolean control = one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f';
            if (control || one == 0x7F) {
                return false;
            }
        }
        return reads(content, StandardCharsets.UTF_8) || reads(content, Charset.forName("GB18030"));
    }

    private static boolean reads(byte[] content, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }
}
