package io.gendan.customer.duplicates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a customer that somebody chooses between when two become one, and their text for people. */
final class CustomerColumns {

    static final String TAGS = "tags";

    /** By the keys of the fields, in the order of pages; columns that go together stand under one. */
    static final Map<String, List<String>> BY_FIELD = columns();

    /** Follow the column beside them, and are shown to nobody. */
    private static final Set<String> HIDDEN = Set.of("name_key", "pool_department");

    private CustomerColumns() {}

    static @Nullable String text(JsonNode row, List<String> columns) {
        var texts = columns.stream()
                .filter(column -> !HIDDEN.contains(column))
                .map(column -> text(row.get(column)))
                .filter(Objects::nonNull)
                .toList();
        return texts.isEmpty() ? null : String.join(" ", texts);
    }

    static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return null;
        }
        if (value instanceof ArrayNode several) {
            var texts = new ArrayList<String>();
            several.forEach(one -> texts.add(one.asText()));
            return String.join(", ", texts);
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("name", List.of("name", "name_key"));
        columns.put("kind", List.of("kind"));
        columns.put("owner", List.of("owner", "pool_department"));
        for (var key : List.of("industry", "phone", "email", "city", "website", "employees")) {
            columns.put(key, List.of(key));
        }
        columns.put("revenue", List.of("revenue", "revenue_unit"));
        columns.put("founded", List.of("founded"));
        columns.put("subsidiaryOf", List.of("subsidiary_of"));
        columns.put("creditCode", List.of("credit_code"));
        columns.put(TAGS, List.of(TAGS));
        columns.put("grades", List.of("signing_grade", "service_grade", "quadrant"));
        return columns;
    }
}
