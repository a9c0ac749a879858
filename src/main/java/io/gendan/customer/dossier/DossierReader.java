package io.gendan.customer.dossier;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.form.FormChecker;
import io.gendan.engine.form.FormContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Reads many dossiers by one and the same version of the form; for a while only, for the form may be revised. */
public final class DossierReader {

    private final FormContract contract;
    private final FormChecker checker;
    private final Map<String, DossierField> fields;
    private final boolean sensitive;

    DossierReader(FormContract contract, List<DossierField> fields, FormChecker checker, boolean sensitive) {
        this.contract = contract;
        this.checker = checker;
        this.fields = fields.stream().collect(Collectors.toMap(DossierField::key, Function.identity()));
        this.sensitive = sensitive;
    }

    /** As {@link Dossiers#read}. */
    public DossierReading read(Map<String, String> typed) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        var faults = new ArrayList<Item>();
        typed.forEach((key, text) -> {
            var field = fields.get(key);
            if (field == null) {
                faults.add(Item.of(shown(key), "dossier.unknownField", shown(key)));
            } else if (field.sensitive() != sensitive) {
                faults.add(Item.of(key, "dossier.confidentialElsewhere", label(field)));
            } else if (!text.isBlank()) {
                given.put(key, DossierTexts.value(field, text));
            }
        });
        return new DossierReading(held(given, faults), List.copyOf(faults));
    }

    private Map<String, Object> held(Map<String, @Nullable Object> given, List<Item> faults) {
        if (given.isEmpty()) {
            return Map.of();
        }
        try {
            var values = new LinkedHashMap<String, Object>();
            checker.check(contract.only(given.keySet()), given, Map.of()).forEach((key, value) -> {
                if (value != null) {
                    values.put(key, value);
                }
            });
            return values;
        } catch (Refusal refusal) {
            refusal.items().forEach(item -> faults.add(named(item)));
            return refusal.items().isEmpty() ? Map.of() : rest(given, refusal);
        }
    }

    /** What is sound beside what is not. */
    private Map<String, Object> rest(Map<String, @Nullable Object> given, Refusal refusal) {
        var sound = new LinkedHashMap<>(given);
        sound.keySet().removeAll(refusal.items().stream().map(Item::field).collect(Collectors.toSet()));
        return sound.size() == given.size() ? Map.of() : held(sound, new ArrayList<>());
    }

    /** Fields that an administrator has added bear the name that the form gives them. */
    private Item named(Item item) {
        var field = fields.get(item.field());
        if (field == null || item.arguments().isEmpty()) {
            return item;
        }
        var arguments = new ArrayList<>(item.arguments());
        arguments.set(0, label(field));
        if (item.code().equals("form.notAnOption")) {
            arguments.set(1, options(field));
        }
        return new Item(item.field(), item.code(), arguments);
    }

    private static String options(DossierField field) {
        return field.options().stream()
                .limit(20)
                .map(option -> option.label(LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
    }

    private static String label(DossierField field) {
        return field.label(LocaleContextHolder.getLocale());
    }

    /** The name comes from outside: only what looks like one is repeated. */
    private static String shown(String key) {
        return key.matches("[A-Za-z0-9_.-]{1,64}") ? key : "…";
    }
}
