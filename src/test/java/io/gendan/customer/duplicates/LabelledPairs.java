package io.gendan.customer.duplicates;

import io.gendan.customer.Customer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Pairs of invented customers of which we know whether they are the same. */
final class LabelledPairs {

    /** One pair; {@code kind} tells what makes it easy or hard. */
    record Pair(boolean same, String kind, String left, String right) {

        Likeness likeness() {
            return Likeness.of(facts(left), facts(right));
        }

        boolean isFound() {
            return likeness().isSuspected();
        }
    }

    /** How many of the pairs that are found are the same, and how many of those that are the same are found. */
    record Quality(int pairs, double precision, double recall) {

        static Quality of(List<Pair> pairs) {
            double right = count(pairs, pair -> pair.same() && pair.isFound());
            return new Quality(pairs.size(), right / count(pairs, Pair::isFound), right / count(pairs, Pair::same));
        }

        private static double count(List<Pair> pairs, Predicate<Pair> which) {
            return pairs.stream().filter(which).count();
        }
    }

    private static final String PERSON = "P:";

    private LabelledPairs() {}

    static List<Pair> tuned() {
        return read("duplicates/pairs.tsv");
    }

    static List<Pair> heldOut() {
        return read("duplicates/pairs-held-out.tsv");
    }

    private static List<Pair> read(String file) {
        try (var text = new ClassPathResource(file).getInputStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(line -> new Pair(line[0].equals("="), line[1], line[2], line[3]))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Facts facts(String side) {
        boolean person = side.startsWith(PERSON);
        var fields = (person ? side.substring(PERSON.length()) : side).split(";", -1);
        return Facts.of(
                person ? Customer.Kind.PERSON : Customer.Kind.ORGANISATION,
                fields[0],
                field(fields, 1),
                Stream.ofNullable(field(fields, 2)),
                Stream.ofNullable(field(fields, 3)),
                field(fields, 4),
                field(fields, 5));
    }

    private static String field(String[] fields, int place) {
        return place < fields.length && !fields[place].isEmpty() ? fields[place] : null;
    }
}
