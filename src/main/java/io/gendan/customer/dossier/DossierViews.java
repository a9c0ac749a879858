package io.gendan.customer.dossier;

import io.gendan.customer.CoreFields;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.DossierField.Type;
import io.gendan.customer.dossier.DossierView.Choice;
import io.gendan.customer.dossier.DossierView.ConfidentialLine;
import io.gendan.customer.dossier.DossierView.Line;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A dossier as a person may see it, in the language of the request. */
@Component
public class DossierViews {

    private final DossierAccess access;
    private final DossierFields fields;
    private final Dossiers dossiers;
    private final Confidential confidential;
    private final CustomerMask mask;
    private final DossierValues shown;
    private final Words words;

    DossierViews(
            DossierAccess access,
            DossierFields fields,
            Dossiers dossiers,
            Confidential confidential,
            CustomerMask mask,
            DossierValues shown,
            Words words) {
        this.access = access;
        this.fields = fields;
        this.dossiers = dossiers;
        this.confidential = confidential;
        this.mask = mask;
        this.shown = shown;
        this.words = words;
    }

    /**
     * The whole dossier.
     *
     * @throws Refusal 404 {@code customer.unknown} when there is none, or not for this person
     */
    public DossierView of(CustomerNumber number, Person person) {
        var customer = mask.asReadBy(access.toRead(number, person), person);
        var language = LocaleContextHolder.getLocale();
        var known = fields.of(customer.kind());
        return new DossierView(
                number.value(),
                customer.name(),
                customer.kind(),
                Stream.concat(columns(customer), lines(customer, known, language, person))
                        .toList(),
                confidential(number, known, language),
                access.edits(customer, person),
                access.readsConfidential(customer, person));
    }

    private Stream<Line> columns(Customer customer) {
        var texts = CoreFields.texts(customer);
        return CoreFields.EDITED.stream().map(column -> {
            var value = texts.get(column);
            boolean isKind = column == CustomerField.KIND;
            return new Line(
                    column.key(),
                    true,
                    words.of("dossier.columns"),
                    words.of("customer.field." + column.key()),
                    isKind ? Type.OPTION : Type.TEXT,
                    isKind ? kinds() : List.of(),
                    value,
                    value == null ? "" : isKind ? words.of("customer.kind." + value) : value,
                    null);
        });
    }

    private List<Choice> kinds() {
        return Stream.of(Customer.Kind.values())
                .map(kind -> new Choice(kind.name(), words.of("customer.kind." + kind)))
                .toList();
    }

    private Stream<Line> lines(Customer customer, List<DossierField> known, Locale language, Person reader) {
        var values = dossiers.of(customer.number(), reader);
        var since = dossiers.since(customer.number());
        return known.stream().filter(field -> !field.sensitive()).map(field -> {
            var value = values.get(field.key());
            return new Line(
                    field.key(),
                    false,
                    field.group().in(language),
                    field.label(language),
                    field.type(),
                    choices(field, language),
                    value,
                    value == null ? "" : shown.text(field, value),
                    since.get(field.key()));
        });
    }

    private List<ConfidentialLine> confidential(CustomerNumber number, List<DossierField> known, Locale language) {
        var given = confidential.given(number);
        return known.stream()
                .filter(DossierField::sensitive)
                .map(field -> new ConfidentialLine(
                        field.key(),
                        field.group().in(language),
                        field.label(language),
                        field.purpose().in(language),
                        field.type(),
                        choices(field, language),
                        given.contains(field.key())))
                .toList();
    }

    private static List<Choice> choices(DossierField field, Locale language) {
        return field.options().stream()
                .map(option -> new Choice(option.value(), option.label(language)))
                .toList();
    }
}
