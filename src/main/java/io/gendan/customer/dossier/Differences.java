package io.gendan.customer.dossier;

import io.gendan.customer.CoreFields;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** What somebody typed, as far as it differs from what is there, and where somebody else has been faster. */
final class Differences {

    private final Map<String, String> typed;
    private final Map<String, String> was;
    private final DossierValues shown;
    private final List<Item> conflicts = new ArrayList<>();

    Differences(Map<String, String> typed, Map<String, String> was, DossierValues shown) {
        this.typed = typed;
        this.was = was;
        this.shown = shown;
    }

    /** The columns that change. */
    Map<CustomerField, String> columns(Customer customer) {
        var texts = CoreFields.texts(customer);
        var changed = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var column : CoreFields.EDITED) {
            var wanted = typed.get(column.key());
            var now = texts.getOrDefault(column, "");
            if (wanted != null && !wanted.strip().equals(now)) {
                changed.put(column, wanted);
                var seen = was.get(column.key());
                if (seen != null && !seen.strip().equals(now)) {
                    conflicts.add(Item.of(column.key(), "dossier.isNow", column.label(), now));
                }
            }
        }
        return changed;
    }

    /** The form's fields that change, and those that it doesn't know. */
    Map<String, String> fields(List<DossierField> fields, Map<String, Object> values) {
        var changed = new LinkedHashMap<String, String>();
        typed.forEach((key, wanted) -> {
            var field = fields.stream().filter(one -> one.key().equals(key)).findFirst();
            if (field.isPresent()) {
                compare(field.get(), wanted, values.get(key), changed);
            } else if (CoreFields.EDITED.stream()
                    .noneMatch(column -> column.key().equals(key))) {
                changed.put(key, wanted);
            }
        });
        return changed;
    }

    /**
     * Goes on only when nobody else has changed the same.
     *
     * @throws Refusal 409 {@code dossier.changedMeanwhile}
     */
    void mustNotCollide() {
        if (!conflicts.isEmpty()) {
            throw Refusal.conflict("dossier.changedMeanwhile").with(conflicts);
        }
    }

    private void compare(DossierField field, String wanted, @Nullable Object value, Map<String, String> changed) {
        var now = value == null ? "" : String.valueOf(value);
        if (read(field, wanted).equals(now)) {
            return;
        }
        changed.put(field.key(), wanted);
        var seen = was.get(field.key());
        if (seen != null && !read(field, seen).equals(now)) {
            var label = field.label(LocaleContextHolder.getLocale());
            conflicts.add(Item.of(field.key(), "dossier.isNow", label, value == null ? "" : shown.text(field, value)));
        }
    }

    private static String read(DossierField field, String text) {
        return Optional.ofNullable(DossierTexts.value(field, text))
                .map(String::valueOf)
                .orElse("");
    }
}
