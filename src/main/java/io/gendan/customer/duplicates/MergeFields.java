package io.gendan.customer.duplicates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.MergeField.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What two customers tell of themselves, side by side, and what becomes of it when they are one (D-07). */
@Component
class MergeFields {

    static final String DOSSIER = "dossier.";
    private static final Set<String> OF_THE_JOURNEY = Set.of("owner", "grades");
    private static final String TAGS = "tags";

    /** The fields by their keys, with the columns that go together under each. */
    private static final Map<String, List<String>> COLUMNS = columns();

    private final JdbcClient database;
    private final ObjectMapper json;

    MergeFields(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Both customers field by field, as far as one of them tells something.
     *
     * @param ahead whether the one put away has come further, so that its owner and grades hold
     */
    List<MergeField> of(CustomerNumber survivor, CustomerNumber merged, boolean ahead) {
        var one = row(survivor);
        var other = row(merged);
        var fields = new ArrayList<MergeField>();
        COLUMNS.forEach((key, columns) -> add(fields, key, text(one, columns), text(other, columns), ahead));
        for (var key : dossierKeys(one, other)) {
            add(
                    fields,
                    DOSSIER + key,
                    text(dossier(one).get(key)),
                    text(dossier(other).get(key)),
                    false);
        }
        return fields;
    }

    /** The columns that the survivor gets, when these sides were chosen. */
    ObjectNode result(CustomerNumber survivor, CustomerNumber merged, Map<String, Side> sides) {
        var one = row(survivor);
        var other = row(merged);
        var result = json.createObjectNode();
        var dossier = dossier(one).deepCopy();
        sides.forEach((key, side) -> {
            if (side == Side.BOTH) {
                result.set(TAGS, union(one.path(TAGS), other.path(TAGS)));
            } else if (side == Side.MERGED && key.startsWith(DOSSIER)) {
                var name = key.substring(DOSSIER.length());
                dossier.set(name, dossier(other).path(name));
            } else if (side == Side.MERGED) {
                COLUMNS.getOrDefault(key, List.of()).forEach(column -> result.set(column, other.get(column)));
            }
        });
        if (!dossier.equals(dossier(one))) {
            result.set("dossier", dossier);
        }
        if (survivor.value()
                        .equals(result.path("subsidiary_of")
                                .asText(one.path("subsidiary_of").asText()))
                || merged.value().equals(one.path("subsidiary_of").asText())) {
            result.putNull("subsidiary_of");
        }
        return result;
    }

    private static void add(
            List<MergeField> fields, String key, @Nullable String one, @Nullable String other, boolean ahead) {
        if (one == null && other == null) {
            return;
        }
        var label = new DefaultMessageSourceResolvable(
                new String[] {"customer.field." + key, "duplicates.field." + key}, key.replaceFirst("^dossier\\.", ""));
        boolean followed = ahead && OF_THE_JOURNEY.contains(key);
        var chosen = key.equals(TAGS) ? Side.BOTH : one == null || followed ? Side.MERGED : Side.SURVIVOR;
        boolean choosable = chosen != Side.BOTH && !followed && one != null && other != null && !one.equals(other);
        fields.add(new MergeField(key, label, one, other, chosen, choosable));
    }

    private static Set<String> dossierKeys(JsonNode one, JsonNode other) {
        var keys = new TreeSet<String>();
        dossier(one).fieldNames().forEachRemaining(keys::add);
        dossier(other).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static ObjectNode dossier(JsonNode row) {
        return (ObjectNode) row.get("dossier");
    }

    private static @Nullable String text(JsonNode row, List<String> columns) {
        var texts = columns.stream()
                .filter(column -> !column.equals("name_key"))
                .map(column -> text(row.get(column)))
                .filter(text -> text != null)
                .toList();
        return texts.isEmpty() ? null : String.join(" ", texts);
    }

    private static @Nullable String text(@Nullable JsonNode value) {
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

    private ArrayNode union(JsonNode some, JsonNode others) {
        var all = new LinkedHashSet<JsonNode>();
        some.forEach(all::add);
        others.forEach(all::add);
        return json.createArrayNode().addAll(all);
    }

    private JsonNode row(CustomerNumber number) {
        var text = database.sql("select to_jsonb(c)::text from customer c where number = ?")
                .param(number.value())
                .query(String.class)
                .single();
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("name", List.of("name", "name_key"));
        for (var key : List.of("kind", "owner", "industry", "phone", "email", "city", "website", "employees")) {
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
