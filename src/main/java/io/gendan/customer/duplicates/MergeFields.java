package io.gendan.customer.duplicates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.DossierWords;
import io.gendan.customer.duplicates.MergeField.Side;
import java.util.ArrayList;
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
    private static final String SINCE = "dossier_since";

    private final JdbcClient database;
    private final ObjectMapper json;
    private final DossierWords dossierWords;

    MergeFields(JdbcClient database, ObjectMapper json, DossierWords dossierWords) {
        this.database = database;
        this.json = json;
        this.dossierWords = dossierWords;
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
        CustomerColumns.BY_FIELD.forEach((key, columns) ->
                add(fields, key, CustomerColumns.text(one, columns), CustomerColumns.text(other, columns), ahead));
        for (var key : dossierKeys(one, other)) {
            add(fields, DOSSIER + key, text(key, dossier(one)), text(key, dossier(other)), false);
        }
        return fields;
    }

    /** The columns that the survivor gets, when these sides were chosen. */
    ObjectNode result(CustomerNumber survivor, CustomerNumber merged, Map<String, Side> sides) {
        var one = row(survivor);
        var other = row(merged);
        var result = json.createObjectNode();
        var dossier = dossier(one).deepCopy();
        var since = json.createObjectNode();
        sides.forEach((key, side) -> {
            if (side == Side.BOTH) {
                result.set(
                        CustomerColumns.TAGS, union(one.path(CustomerColumns.TAGS), other.path(CustomerColumns.TAGS)));
            } else if (side == Side.MERGED && key.startsWith(DOSSIER)) {
                var name = key.substring(DOSSIER.length());
                dossier.set(name, dossier(other).path(name));
                if (other.path(SINCE).has(name)) {
                    since.set(name, other.path(SINCE).get(name));
                }
            } else if (side == Side.MERGED) {
                CustomerColumns.BY_FIELD.getOrDefault(key, List.of()).stream()
                        .filter(other::has)
                        .forEach(column -> result.set(column, other.get(column)));
            }
        });
        if (!dossier.equals(dossier(one))) {
            result.set("dossier", dossier);
            if (!since.isEmpty()) {
                result.set(SINCE, ((ObjectNode) one.path(SINCE).deepCopy()).setAll(since));
            }
        }
        if (survivor.value()
                        .equals(result.path("subsidiary_of")
                                .asText(one.path("subsidiary_of").asText()))
                || merged.value().equals(one.path("subsidiary_of").asText())) {
            result.putNull("subsidiary_of");
        }
        return result;
    }

    private @Nullable String text(String key, JsonNode dossier) {
        return dossier.hasNonNull(key)
                ? dossierWords.text(key, json.convertValue(dossier.get(key), Object.class))
                : null;
    }

    private void add(List<MergeField> fields, String key, @Nullable String one, @Nullable String other, boolean ahead) {
        if (one == null && other == null) {
            return;
        }
        var label = new DefaultMessageSourceResolvable(
                new String[] {"customer.field." + key, "duplicates.field." + key},
                dossierWords.label(key.replaceFirst("^dossier\\.", "")));
        boolean followed = ahead && OF_THE_JOURNEY.contains(key);
        var chosen =
                key.equals(CustomerColumns.TAGS) ? Side.BOTH : one == null || followed ? Side.MERGED : Side.SURVIVOR;
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
}
