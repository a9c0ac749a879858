package io.gendan.customer.completeness;

import io.gendan.customer.Customer.Kind;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.engine.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What dossiers must tell, by kind and class, as the forms say now. Confidential fields are never asked for: nobody is to
 * be pressed for them.
 */
@Component
class AskedItems {

    /** Key customers, and those about to sign, have the fuller dossiers (D-03). */
    private static final Set<String> FULLER = Set.of("KEY", "A");

    private final DossierFields fields;
    private final Words words;

    AskedItems(DossierFields fields, Words words) {
        this.fields = fields;
        this.words = words;
    }

    /** All of them, labelled in the language of the request. */
    List<Asked> all() {
        var language = LocaleContextHolder.getLocale();
        var all = new ArrayList<Asked>();
        for (var kind : Kind.values()) {
            for (var item : CoreItem.values()) {
                if (item.kinds().contains(kind)) {
                    (item.fuller() ? FULLER : Set.of("")).forEach(one -> all.add(core(kind, one, item)));
                }
            }
            fields.of(kind).stream()
                    .filter(field -> !field.sensitive())
                    .forEach(field -> add(kind, field, language, all));
        }
        return all;
    }

    private Asked core(Kind kind, String dossierClass, CoreItem item) {
        return new Asked(kind, dossierClass, item.name(), true, words.of("dossier.item." + item), item.suppliedBy());
    }

    private static void add(Kind kind, DossierField field, Locale language, List<Asked> all) {
        var classes = field.essential() ? Set.of("") : field.essentialFor();
        classes.forEach(
                one -> all.add(new Asked(kind, one, field.key(), false, field.label(language), field.suppliedBy())));
    }
}
