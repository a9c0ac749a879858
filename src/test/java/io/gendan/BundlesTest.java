package io.gendan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The texts for people: the same in both languages, readable, and none missing that the code speaks of. */
@DisplayName("The message bundles")
class BundlesTest {

    private static final Path FOLDER = Path.of("src/main/resources/i18n");
    private static final Path CODE = Path.of("src/main/java");
    private static final String CHINESE = "_zh";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Pattern SINGLE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
    private static final Pattern REFUSED = Pattern.compile(
            "Refusal\\s*\\.\\s*(?:badRequest|forbidden|notFound|conflict|tooMany)\\s*\\(\\s*\"([^\"]+)\"");
    /** The code is the second argument; the first one may itself be a call without commas. */
    private static final Pattern ITEM = Pattern.compile("\\bItem\\s*\\.\\s*of\\s*\\(\\s*[^,;]+,\\s*\"([^\"]+)\"");

    /** Texts by key by bundle, such as {@code web} and {@code web_zh}. */
    private final Map<String, Map<String, String>> bundles = read();

    @Test
    void every_text_has_its_twin_in_the_other_language() {
        var alone = new ArrayList<String>();
        for (var bundle : bundles.keySet()) {
            var twin = bundle.endsWith(CHINESE)
                    ? bundle.substring(0, bundle.length() - CHINESE.length())
                    : bundle + CHINESE;
            var there = bundles.getOrDefault(twin, Map.of()).keySet();
            bundles.get(bundle).keySet().stream()
                    .filter(key -> !ofForm(key) && !there.contains(key))
                    .forEach(key -> alone.add(bundle + ": " + key));
        }
        assertThat(alone).as("texts in one language alone").isEmpty();
        assertThat(count()).as("texts read").isGreaterThan(900);
    }

    @Test
    void both_languages_put_in_the_same_values() {
        var differing = new ArrayList<String>();
        var compared = new ArrayList<String>();
        for (var bundle : english()) {
            var chinese = bundles.getOrDefault(bundle + CHINESE, Map.of());
            bundles.get(bundle).forEach((key, text) -> {
                var twin = chinese.getOrDefault(key, "");
                if (!placeholders(text).isEmpty()) {
                    compared.add(key);
                }
                if (!placeholders(text).equals(placeholders(twin))) {
                    differing.add(key + ": " + placeholders(text) + " and " + placeholders(twin));
                }
            });
        }
        assertThat(differing).as("texts with other values in Chinese").isEmpty();
        assertThat(compared).as("texts with values").hasSizeGreaterThan(100);
    }

    @Test
    void every_text_is_shown_as_it_is_meant() {
        var wrong = new ArrayList<String>();
        each((place, text) -> {
            if (text.isBlank()) {
                wrong.add(place + " is empty");
            }
            // Without values a text is shown as it stands, doubled apostrophes and all.
            if (placeholders(text).isEmpty() && text.contains("''")) {
                wrong.add(place + " has no value, so its '' stays doubled: " + text);
            }
            if (!placeholders(text).isEmpty() && SINGLE_APOSTROPHE.matcher(text).find()) {
                wrong.add(place + " has values, so its single ' swallows text: " + text);
            }
            try {
                new MessageFormat(text, Locale.ROOT);
            } catch (IllegalArgumentException unreadable) {
                wrong.add(place + " can't be read: " + unreadable.getMessage());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_key_means_two_things() {
        var first = new TreeMap<String, String>();
        var twice = new ArrayList<String>();
        for (var bundle : bundles.keySet()) {
            var language = bundle.endsWith(CHINESE) ? "zh " : "en ";
            bundles.get(bundle).forEach((key, text) -> {
                var before = first.putIfAbsent(language + key, text);
                if (before != null && !before.equals(text)) {
                    twice.add(bundle + ": " + key + ": " + text + " / " + before);
                }
            });
        }
        assertThat(twice).isEmpty();
        assertThat(repeatedInOneFile()).as("keys written twice in one file").isEmpty();
    }

    @Test
    @DisplayName("ST-02: every refusal that the code names has its words")
    void every_refusal_has_its_words() throws IOException {
        var refused = new TreeSet<String>();
        var items = new TreeSet<String>();
        for (var source : files(CODE, ".java")) {
            var code = Files.readString(source);
            REFUSED.matcher(code).results().forEach(found -> refused.add(found.group(1)));
            ITEM.matcher(code).results().forEach(found -> items.add(found.group(1)));
        }
        assertThat(refused).as("codes of refusals in the code").hasSizeGreaterThan(35);
        assertThat(items).as("codes of items in the code").hasSizeGreaterThan(15);

        var known = english().stream()
                .flatMap(bundle -> bundles.get(bundle).keySet().stream())
                .collect(Collectors.toSet());
        refused.addAll(items);
        assertThat(refused).as("codes without a text").allSatisfy(code -> assertThat(known)
                .contains("refusal." + code));
    }

    /** English stands in the forms themselves. */
    private static boolean ofForm(String key) {
        return key.startsWith("form.");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private List<String> english() {
        return bundles.keySet().stream()
                .filter(bundle -> !bundle.endsWith(CHINESE))
                .toList();
    }

    private int count() {
        return bundles.values().stream().mapToInt(Map::size).sum();
    }

    private void each(BiConsumer<String, String> look) {
        bundles.forEach((bundle, texts) -> texts.forEach((key, text) -> look.accept(bundle + ": " + key, text)));
    }

    /** {@link Properties} silently keeps the last of two. */
    private static List<String> repeatedInOneFile() {
        var repeated = new ArrayList<String>();
        for (var file : files(FOLDER, ".properties")) {
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                new Properties() {
                    @Override
                    public synchronized Object put(Object key, Object value) {
                        var before = super.put(key, value);
                        if (before != null) {
                            repeated.add(file.getFileName() + ": " + key);
                        }
                        return before;
                    }
                }.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return repeated;
    }

    private static Map<String, Map<String, String>> read() {
        var bundles = new TreeMap<String, Map<String, String>>();
        for (var file : files(FOLDER, ".properties")) {
            var texts = new Properties();
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                texts.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            var byKey = new TreeMap<String, String>();
            texts.stringPropertyNames().forEach(key -> byKey.put(key, texts.getProperty(key)));
            bundles.put(file.getFileName().toString().replace(".properties", ""), byKey);
        }
        return bundles;
    }

    private static List<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
