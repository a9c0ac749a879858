package io.gendan.journey.files;

import io.gendan.engine.Refusal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a file as it may be kept and handed out again. */
record FileName(String value, String extension) {

    private static final int LONGEST = 200;

    /** Invisible: would make a name look like another one. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** What no file system takes. */
    private static final Pattern UNFIT = Pattern.compile("[<>:\"|?*]");

    /** Whatever a computer would run, hidden behind a harmless last extension. */
    private static final Set<String> RUNS = Set.of(
            "apk", "bat", "cmd", "cpl", "dll", "dmg", "docm", "exe", "hta", "htm", "html", "iso", "jar", "jse", "jsp",
            "lnk", "msi", "php", "pif", "pptm", "ps1", "reg", "scr", "svg", "vbe", "vbs", "wsf", "xhtml", "xlsm");

    /**
     * Reads what a browser or program calls the file: folders before the name are left out.
     *
     * @throws Refusal 400 {@code file.name} without a name that could be kept, {@code file.runs} when a part of it is the
     *     extension of a program
     */
    static FileName of(@Nullable String sent) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC))
                .replaceAll("");
        var name = UNFIT.matcher(plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1))
                .replaceAll("_")
                .strip();
        int dot = name.lastIndexOf('.');
        if (dot < 1 || dot == name.length() - 1 || name.length() > LONGEST) {
            throw Refusal.badRequest("file.name", String.valueOf(LONGEST));
        }
        var parts = name.toLowerCase(Locale.ROOT).split("\\.");
        Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(RUNS::contains)
                .findFirst()
                .ifPresent(part -> {
                    throw Refusal.badRequest("file.runs", part);
                });
        return new FileName(name, parts[parts.length - 1]);
    }
}
