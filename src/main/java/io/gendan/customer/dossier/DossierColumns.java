package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.MoreFields;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The dossier's fields as columns of tables that come in and go out (D-04, D-06). */
@Component
class DossierColumns implements MoreFields {

    private final DossierFields fields;
    private final Dossiers dossiers;

    DossierColumns(DossierFields fields, Dossiers dossiers) {
        this.fields = fields;
        this.dossiers = dossiers;
    }

    @Override
    public List<Field> all() {
        var language = LocaleContextHolder.getLocale();
        return fields.all().stream()
                .map(field -> new Field(field.key(), field.names(), field.label(language), field.sensitive()))
                .toList();
    }

    @Override
    public Reading read(Customer.Kind kind, Map<String, String> typed) {
        var reading = dossiers.read(kind, typed);
        return new Reading(reading.values(), reading.faults());
    }

    @Override
    public void store(
            Map<CustomerNumber, Map<String, Object>> fresh,
            Map<CustomerNumber, Map<String, Object>> known,
            Map<CustomerNumber, Map<String, ColumnChange>> columns,
            String by) {
        dossiers.bringIn(fresh);
        dossiers.changeAll(known, columns, by);
    }

    @Override
    public Map<CustomerNumber, Map<String, String>> texts(List<CustomerNumber> numbers) {
        return dossiers.texts(numbers);
    }
}
