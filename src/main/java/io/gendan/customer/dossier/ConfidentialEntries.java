package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.form.FormChecker;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Reads what somebody types as a confidential value and the consent it is given with. */
@Component
class ConfidentialEntries {

    private static final int LONGEST_HOW = 400;

    private final DossierFields fields;
    private final FormChecker checker;
    private final Clock clock;

    ConfidentialEntries(DossierFields fields, FormChecker checker, Clock clock) {
        this.fields = fields;
        this.checker = checker;
        this.clock = clock;
    }

    /** A sound entry; the value in the words of a program, so that both languages can tell it. */
    record Entry(String value, String purpose, LocalDate on, String how) {}

    /**
     * Holds an entry against the form.
     *
     * @throws Refusal 400 {@code dossier.invalid} with every fault
     */
    Entry read(Customer customer, String key, String typed, @Nullable String consentOn, @Nullable String consentHow) {
        var faults = new ArrayList<Item>();
        var how = consentHow == null ? "" : consentHow.strip();
        if (how.isEmpty() || how.length() > LONGEST_HOW) {
            faults.add(Item.of("consentHow", "dossier.consentHow", LONGEST_HOW));
        }
        var on = day(consentOn, faults);
        var value = value(customer, key, typed, faults);
        new DossierReading(Map.of(), List.copyOf(faults)).orRefuse();
        var purpose = fields.find(customer.kind(), key)
                .map(field -> field.purpose().in(LocaleContextHolder.getLocale()))
                .orElse("");
        return new Entry(value, purpose, on, how);
    }

    private String value(Customer customer, String key, String typed, List<Item> faults) {
        var file = fields.file(customer.kind()).orElseThrow();
        if (typed.isBlank()) {
            var label = fields.find(customer.kind(), key)
                    .map(field -> field.label(LocaleContextHolder.getLocale()))
                    .orElse("…");
            faults.add(Item.of(key, "form.missing", label));
            return "";
        }
        var reading =
                new DossierReader(file.contract(), fields.of(customer.kind()), checker, true).read(Map.of(key, typed));
        faults.addAll(reading.faults());
        var value = reading.values().get(key);
        return value == null ? "" : DossierTexts.canonical(value);
    }

    private LocalDate day(@Nullable String typed, List<Item> faults) {
        var today = LocalDate.now(clock);
        try {
            var day = LocalDate.parse(typed == null ? "" : typed.strip());
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // told below
        }
        faults.add(Item.of("consentOn", "dossier.consentOn"));
        return today;
    }
}
