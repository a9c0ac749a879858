package io.gendan.customer.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The words in companies' names that tell no company apart by themselves, from the lists under {@code names/}. */
final class KnownWords {

    static final Set<String> CITIES = read("cities");
    static final Set<String> REGIONS = read("regions");
    static final Set<String> GENERAL = read("general");

    /** The longest Chinese word of the lists. */
    static final int LONGEST = 5;

    private KnownWords() {}

    private static Set<String> read(String list) {
        try (var file = new ClassPathResource("names/" + list + ".txt").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .map(ComparedText::of)
                    .filter(word -> word.length() > 1)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
