package io.gendan.customer.dossier;

import io.gendan.customer.dossier.DossierField.Type;
import io.gendan.engine.Words;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Values of the dossier as people read them, in the language of the request; {@link DossierTexts} reads them back. */
@Component
class DossierValues {

    private final Words words;

    DossierValues(Words words) {
        this.words = words;
    }

    /** A stored value as text; one that the form no longer knows as it is stored. */
    String text(DossierField field, Object value) {
        if (value instanceof Boolean yes) {
            return words.of(yes ? "value.yes" : "value.no");
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(one -> option(field, one))
                    .collect(Collectors.joining(words.of("value.separator")));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return field.type() == Type.OPTION ? option(field, value) : String.valueOf(value);
    }

    private static String option(DossierField field, @Nullable Object value) {
        return field.options().stream()
                .filter(option -> option.value().equals(String.valueOf(value)))
                .map(option -> option.label(LocaleContextHolder.getLocale()))
                .findFirst()
                .orElse(String.valueOf(value));
    }
}
