package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.OwnerChange;
import io.gendan.engine.audit.AuditKind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the places of the program that write into the trail. */
@DisplayName("Whatever the audit trail may tell has words")
class AuditSentencesTest {

    private static final Pattern CALL = Pattern.compile("\\bput(?:Alone|Counted)?\\(\\s*AuditKind\\.([A-Z_]+),");
    private static final Pattern KEY = Pattern.compile("\\bdetails\\.put\\(\\s*\"(\\w+)\",");
    private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

    /** Where what is done comes in as a value. */
    private static final Map<String, List<String>> BY_VALUE = Map.of(
            "HANDED_OVER",
                    Stream.of(OwnerChange.Why.values())
                            .filter(why -> why != OwnerChange.Why.CREATED && why != OwnerChange.Why.IMPORTED)
                            .map(Enum::name)
                            .toList(),
            "EXPORTED", List.of("customers"),
            "CONSENT_CHANGED", List.of("GIVEN", "WITHDRAWN"),
            "MERGED", List.of("merged", "undone"),
            "OVERRIDDEN", List.of("earlyContact", "quote", "redirected", "poolLimits", "tooEarly"),
            "RETRIED", List.of("job", "retries"),
            "PERSON_CHANGED",
                    List.of("hired", "role", "team", "department", "heads", "email", "leave", "leaveWithdrawn"),
            "TRAIL", List.of("verified", "erased", "pruned"));

    /** Details that are put together elsewhere: refusals, floods, the trail's own notes, people. */
    private static final List<String> OTHER_DETAILS = List.of(
            "method",
            "place",
            "status",
            "times",
            "since",
            "entries",
            "start",
            "until",
            "ids",
            "team",
            "department",
            "heads",
            "before",
            "role");

    /** Numbers, days, yes or no, names as somebody gave them, and what the program's addresses are called. */
    private static final List<String> PLAIN = List.of(
            "active",
            "city",
            "consent",
            "customers",
            "days",
            "department",
            "entries",
            "entry",
            "file",
            "files",
            "firstDay",
            "format",
            "grade",
            "heads",
            "ids",
            "incident",
            "industry",
            "job",
            "keptLongEnough",
            "lastDay",
            "method",
            "other",
            "place",
            "quietDays",
            "rows",
            "start",
            "status",
            "tags",
            "team",
            "times",
            "until",
            "version",
            "versions",
            "whole");

    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> sentences = new TreeSet<>();
    private final Set<String> details = new TreeSet<>(OTHER_DETAILS);
    private int calls;

    @BeforeEach
    void read_the_program() throws IOException {
        Arrays.stream(AuditKind.values()).map(Enum::name).forEach(kinds::add);
        BY_VALUE.forEach((kind, whats) -> whats.forEach(what -> sentences.add(kind + "." + what)));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(this::read);
        }
    }

    @Test
    @DisplayName("and the places that write it are found")
    void found() {
        assertThat(calls).isGreaterThan(25);
        assertThat(sentences).contains("SIGNED_OUT.ended", "ERASED.person", "SIGN_IN_FAILED.unknown");
        assertThat(details).contains("askedBy", "consent", "substitute", "keptLongEnough");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "audit_zh"})
    @DisplayName("in both languages: a sentence for what was done, a label for every detail")
    void have_words(String bundle) throws IOException {
        var words = new Properties();
        try (Reader text = Files.newBufferedReader(
                Path.of("src/main/resources/i18n/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
            words.load(text);
        }
        var needed = new TreeSet<String>();
        kinds.forEach(kind -> needed.addAll(List.of("audit." + kind, "audit.kind." + kind)));
        sentences.forEach(sentence -> needed.add("audit." + sentence));
        details.forEach(detail -> needed.add("audit.detail." + detail));

        assertThat(words.stringPropertyNames()).containsAll(needed);
    }

    @Test
    @DisplayName("and every detail is either said in words or is a number, a name or an address")
    void told_by_detail() {
        var known = new TreeSet<>(PLAIN);
        known.addAll(AuditValues.CODES.keySet());
        known.addAll(AuditValues.PEOPLE);
        known.addAll(List.of(AuditValues.FIELDS, AuditValues.MOMENT));

        assertThat(known).containsAll(details);
    }

    private void read(Path file) {
        var text = text(file);
        var call = CALL.matcher(text);
        boolean writes = false;
        while (call.find()) {
            writes = true;
            calls++;
            read(call.group(1), arguments(text, text.indexOf('(', call.start())));
        }
        if (writes) {
            KEY.matcher(text)
                    .results()
                    .map(key -> key.group(1))
                    .filter(key -> !key.equals("what"))
                    .forEach(details::add);
        }
    }

    private void read(String kind, List<String> arguments) {
        var told = arguments.get(arguments.size() - 1);
        if (!told.startsWith("Map.of(")) {
            assertThat(BY_VALUE.keySet().contains(kind) || kind.equals("REFUSED"))
                    .as("details of %s: %s", kind, told)
                    .isTrue();
            return;
        }
        var pairs = arguments(told, told.indexOf('('));
        for (int key = 0; key + 1 < pairs.size(); key += 2) {
            var name = LITERAL.matcher(pairs.get(key))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            if (!name.equals("what")) {
                details.add(name);
                continue;
            }
            var whats = LITERAL.matcher(pairs.get(key + 1))
                    .results()
                    .map(what -> what.group(1))
                    .toList();
            assertThat(!whats.isEmpty() || BY_VALUE.containsKey(kind))
                    .as("what %s tells: %s", kind, pairs.get(key + 1))
                    .isTrue();
            whats.forEach(what -> sentences.add(kind + "." + what));
        }
    }

    /** The arguments of the call whose parenthesis opens there. */
    private static List<String> arguments(String text, int open) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int begin = open + 1;
        for (int at = open; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '(') {
                depth++;
            } else if (sign == ')') {
                depth--;
            }
            if (depth == 0 || (depth == 1 && sign == ',')) {
                arguments.add(text.substring(begin, at).strip());
                begin = at + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return arguments.stream().filter(argument -> !argument.isEmpty()).collect(Collectors.toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
