package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.engine.form.LatestForms;
import io.gendan.engine.form.LatestForms.FormFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The fields of the dossier as the forms {@code forms/customer/organisation.form} and {@code person.form} are deployed
 * last: a revised form counts at once, on every node (D-04).
 */
@Component
public class DossierFields {

    private final LatestForms forms;
    private final DossierForm form;
    /** A deployed file never changes; there are as many as administrators have made. */
    private final ConcurrentHashMap<String, List<DossierField>> known = new ConcurrentHashMap<>();

    DossierFields(LatestForms forms, DossierForm form) {
        this.forms = forms;
        this.form = form;
    }

    /** The fields of organisations or of persons, in the order of the form. */
    public List<DossierField> of(Customer.Kind kind) {
        return file(kind)
                .map(file -> known.computeIfAbsent(kind + file.version(), unread -> form.fields(kind, file)))
                .orElse(List.of());
    }

    /** The fields of both, each key once. */
    public List<DossierField> all() {
        var all = new LinkedHashMap<String, DossierField>();
        for (var kind : Customer.Kind.values()) {
            of(kind).forEach(field -> all.merge(field.key(), field, DossierField::with));
        }
        return List.copyOf(all.values());
    }

    /** The field with this key that customers of this kind have. */
    public Optional<DossierField> find(Customer.Kind kind, String key) {
        return of(kind).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    Optional<FormFile> file(Customer.Kind kind) {
        return forms.of(DossierForm.of(kind));
    }
}
