package io.gendan.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What is known of the components that Gendan consists of, kept by hand. {@code accepted}: the finding stays, for a reason
 * and until a day; {@code atLeast}: gone since this version; {@code banned}: the component stays out.
 */
final class KnownFindings {

    private final List<CSVRecord> rows;

    private KnownFindings(List<CSVRecord> rows) {
        this.rows = rows;
    }

    static KnownFindings read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    static KnownFindings parse(String csv) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new java.io.StringReader(csv))) {
            return new KnownFindings(parser.getRecords());
        }
    }

    int size() {
        return rows.size();
    }

    /** The versions of all components in a bill of materials (CycloneDX, JSON), by {@code group:artifact}. */
    static Map<String, String> components(Path bill) throws IOException {
        var components = new TreeMap<String, String>();
        for (JsonNode each : new ObjectMapper().readTree(bill.toFile()).path("components")) {
            components.put(
                    each.path("group").asText() + ":" + each.path("name").asText(),
                    each.path("version").asText());
        }
        return components;
    }

    /** What is wrong with the file on this day, one sentence each. */
    List<String> faults(Map<String, String> components, LocalDate today) {
        var faults = new ArrayList<String>();
        for (var row : rows) {
            var component = row.get("component");
            var version = components.get(component);
            var what = component + " " + row.get("version") + " (" + row.get("finding") + ")";
            if (row.get("why").isBlank() || row.get("source").isBlank()) {
                faults.add(what + " needs a source and a reason");
            }
            switch (row.get("status")) {
                case "accepted" -> accepted(row, version, what, today, faults);
                case "atLeast" -> {
                    if (version == null) {
                        faults.add(what + " is no component any more: take the row out");
                    } else if (isOlder(version, row.get("version"))) {
                        faults.add(what + " has returned: the version is " + version);
                    }
                }
                case "banned" -> {
                    if (version != null) {
                        faults.add(what + " is banned and has come in with version " + version);
                    }
                }
                default -> faults.add(what + " has the unknown status " + row.get("status"));
            }
        }
        return faults;
    }

    private static void accepted(CSVRecord row, String version, String what, LocalDate today, List<String> faults) {
        if (!row.get("version").equals(version)) {
            faults.add(what + " was accepted for another version than " + version + ": review it anew");
        }
        if (LocalDate.parse(row.get("until")).isBefore(today)) {
            faults.add(what + " was accepted until " + row.get("until") + ": review it anew");
        }
    }

    private static boolean isOlder(String version, String than) {
        return Arrays.compare(numbers(version), numbers(than)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+"))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
