package io.gendan.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/rights.md} as a program reads it. */
final class RightsTable {

    static final String ENGINE = "/camunda/api/engine/engine/{name}";

    private static final Path FILE = Path.of("docs/rights.md");

    /**
     * One address.
     *
     * @param rule the row of the first table that says who gets which answer
     * @param sent what a request brings: a query that begins with a question mark, a body, or nothing
     */
    record Row(Endpoint endpoint, String rule, String sent) {

        /** Whether this row is about the address as the program has it mapped. */
        boolean names(Endpoint mapped) {
            return endpoint.equals(mapped);
        }

        /** Whether it is about this one of the engine; two stars stand for anything. */
        boolean covers(Endpoint mapped) {
            var pattern = Arrays.stream(endpoint.path()
                            .replaceAll("^E/", Matcher.quoteReplacement(ENGINE + "/"))
                            .split("\\*\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            boolean method =
                    endpoint.method().equals("ANY") || endpoint.method().equals(mapped.method());
            return method && mapped.path().matches(pattern);
        }

        @Override
        public String toString() {
            return endpoint + " (" + rule + ")";
        }
    }

    private final Map<String, Map<String, String>> rules = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> engine = new ArrayList<>();

    private RightsTable() {}

    static RightsTable read() {
        var table = new RightsTable();
        try {
            var kind = "";
            List<String> people = List.of();
            for (var line : Files.readAllLines(FILE)) {
                var cells = cells(line);
                if (cells.isEmpty() || cells.get(0).startsWith("--")) {
                    continue;
                }
                if (cells.get(0).equals("Rule")) {
                    kind = "rules";
                    people = cells.subList(1, cells.size());
                } else if (cells.get(0).equals("Method")) {
                    kind = cells.get(1).equals("Engine path") ? "engine" : "own";
                } else if (kind.equals("rules")) {
                    table.rule(cells, people);
                } else {
                    var row = new Row(new Endpoint(cells.get(0), cells.get(1)), cells.get(2), cells.get(3));
                    (kind.equals("own") ? table.rows : table.engine).add(row);
                }
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return table;
    }

    private void rule(List<String> cells, List<String> people) {
        var answers = new LinkedHashMap<String, String>();
        for (int at = 0; at < people.size(); at++) {
            answers.put(people.get(at), cells.get(at + 1));
        }
        rules.put(cells.get(0), answers);
    }

    List<Row> rows() {
        return rows;
    }

    List<Row> engine() {
        return engine;
    }

    boolean names(Endpoint mapped) {
        return rows.stream().anyMatch(row -> row.names(mapped));
    }

    /** The first row that covers it. */
    Optional<Row> engineRowOf(Endpoint mapped) {
        return engine.stream().filter(row -> row.covers(mapped)).findFirst();
    }

    /** Who gets which answer. */
    Map<String, String> answers(Row row) {
        var answers = rules.get(row.rule());
        if (answers == null) {
            throw new AssertionError("docs/rights.md names no rule “" + row.rule() + "”, as " + row + " asks for");
        }
        return answers;
    }

    /** Whether this one sees the customer that all look at. */
    boolean sees(String who) {
        return "in"
                .equals(answers(new Row(new Endpoint("GET", ""), "customer", ""))
                        .get(who));
    }

    private static List<String> cells(String line) {
        if (!line.startsWith("|")) {
            return List.of();
        }
        var inner = line.strip().substring(1, line.strip().length() - 1);
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("`", "").replace("\\|", "|"))
                .toList();
    }
}
