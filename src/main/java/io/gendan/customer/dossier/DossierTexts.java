package io.gendan.customer.dossier;

import io.gendan.customer.dossier.DossierField.Option;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of the dossier as people write them: what {@link DossierValues} shows is read back (D-06). */
final class DossierTexts {

    private static final Pattern SEPARATOR = Pattern.compile("[,;，；、\\n]");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?([T ]0{1,2}:00(:00)?)?");
    private static final Map<String, Boolean> YES_NO_WRITTEN = Map.ofEntries(
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("true", true),
            Map.entry("1", true),
            Map.entry("是", true),
            Map.entry("有", true),
            Map.entry("√", true),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("false", false),
            Map.entry("0", false),
            Map.entry("否", false),
            Map.entry("无", false),
            Map.entry("×", false));

    private DossierTexts() {}

    /** What somebody typed, as the form's rules can be held against it; null for nothing. */
    static @Nullable Object value(DossierField field, String typed) {
        var text = typed.strip().replace("\r\n", "\n");
        if (text.isEmpty()) {
            return null;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text;
            case NUMBER -> GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain;
            case DATE -> day(plain);
            case OPTION -> chosen(field, text);
            case OPTIONS -> severally(field, text);
            case YES_NO ->
                Optional.<Object>ofNullable(YES_NO_WRITTEN.get(plain.toLowerCase(Locale.ROOT)))
                        .orElse(text);
        };
    }

    /** A value as {@link #value} reads it back, whatever the language. */
    static String canonical(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    /** Whether a text would be read as several options instead of one. */
    static boolean parts(String label) {
        return SEPARATOR.matcher(label).find();
    }

    private static List<Object> severally(DossierField field, String text) {
        var chosen = new ArrayList<Object>();
        SEPARATOR
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> chosen.add(chosen(field, part)));
        return chosen;
    }

    private static String chosen(DossierField field, String text) {
        return field.options().stream()
                .filter(option -> names(option).anyMatch(name -> folded(name).equals(folded(text))))
                .map(Option::value)
                .findFirst()
                .orElse(text);
    }

    private static Stream<String> names(Option option) {
        return Stream.of(
                option.value(), option.label().english(), option.label().chinese());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "");
    }

    private static String day(String plain) {
        var day = DAY.matcher(plain.replaceAll("(?<=[年月])\\s+", ""));
        return day.matches()
                ? "%s-%02d-%02d".formatted(day.group(1), Integer.valueOf(day.group(2)), Integer.valueOf(day.group(3)))
                : plain;
    }
}
