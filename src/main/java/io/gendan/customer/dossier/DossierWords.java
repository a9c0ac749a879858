package io.gendan.customer.dossier;

import io.gendan.customer.CoreFields;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.engine.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Changes of a dossier as the record tells them, in the language of the request. */
@Component
public class DossierWords {

    private final DossierFields fields;
    private final DossierValues shown;
    private final Words words;

    DossierWords(DossierFields fields, DossierValues shown, Words words) {
        this.fields = fields;
        this.shown = shown;
        this.words = words;
    }

    /** The name of a field or column; its key where no form has it any more. */
    public String label(String key) {
        return isColumn(key)
                ? words.of("customer.field." + key)
                : find(key)
                        .map(field -> field.label(LocaleContextHolder.getLocale()))
                        .orElse(key);
    }

    /** {@code before → after}; of a confidential field that it was given or withdrawn. */
    public String change(String key, Map<?, ?> change) {
        var after = change.get("after");
        var confidential = find(key).filter(DossierField::sensitive).isPresent();
        return confidential && after != null
                ? words.of("dossier.confidential." + after)
                : words.of("dossier.change", text(key, change.get("before")), text(key, after));
    }

    /** What has changed, without the values of fields that tell how to reach somebody (ST-03). */
    public Map<String, Object> unreachable(Map<String, Object> changes) {
        var readable = new LinkedHashMap<String, Object>();
        changes.forEach((key, change) -> readable.put(key, isContact(key) ? Map.of("after", Dossiers.MASKED) : change));
        return readable;
    }

    private boolean isContact(String key) {
        return key.equals(CustomerField.PHONE.key())
                || key.equals(CustomerField.EMAIL.key())
                || find(key).filter(DossierField::contact).isPresent();
    }

    /** A stored value as text; that there is none, too. */
    public String text(String key, @Nullable Object value) {
        if (value == null) {
            return words.of("dossier.empty");
        }
        if (key.equals("kind")) {
            return words.of("customer.kind." + value);
        }
        return find(key).map(field -> shown.text(field, value)).orElse(String.valueOf(value));
    }

    private Optional<DossierField> find(String key) {
        return Arrays.stream(Customer.Kind.values())
                .flatMap(kind -> fields.find(kind, key).stream())
                .findFirst();
    }

    private static boolean isColumn(String key) {
        return CoreFields.EDITED.stream().anyMatch(column -> column.key().equals(key));
    }
}
