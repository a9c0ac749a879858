package io.gendan.customer.dossier;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers from outside. */
@RestController
@RequestMapping("/api/customers/{number}/dossier")
class DossierController {

    private final CurrentPerson currentPerson;
    private final DossierViews views;
    private final DossierDesk desk;
    private final Confidential confidential;

    DossierController(CurrentPerson currentPerson, DossierViews views, DossierDesk desk, Confidential confidential) {
        this.currentPerson = currentPerson;
        this.views = views;
        this.desk = desk;
        this.confidential = confidential;
    }

    /**
     * What is to change.
     *
     * @param was what the sender saw before, for refusing to overwrite somebody else's change
     */
    record Edit(
            @Nullable Map<String, @Nullable Object> values,
            @Nullable Map<String, @Nullable Object> was) {}

    /** A confidential value with the consent it is given with. */
    record Given(
            @Nullable Object value,
            @Nullable String consentOn,
            @Nullable String consentHow) {}

    record KeptList(List<Confidential.Kept> items, int total) {}

    record ReadingList(List<Confidential.Reading> items, int total) {}

    @Operation(summary = "api.dossier.one", description = "api.dossier.one.description")
    @GetMapping
    DossierView one(@PathVariable String number) {
        return views.of(CustomerNumber.parse(number), currentPerson.get());
    }

    @Operation(summary = "api.dossier.change", description = "api.dossier.change.description")
    @PatchMapping
    DossierView change(@PathVariable String number, @RequestBody Edit edit) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        desk.change(customer, texts(edit.values()), texts(edit.was()), person);
        return views.of(customer, person);
    }

    @Operation(summary = "api.dossier.confidential", description = "api.dossier.confidential.description")
    @GetMapping("/confidential")
    KeptList confidential(@PathVariable String number) {
        var kept = confidential.read(CustomerNumber.parse(number), currentPerson.get());
        return new KeptList(kept, kept.size());
    }

    @Operation(summary = "api.dossier.readings")
    @GetMapping("/confidential/readings")
    ReadingList readings(@PathVariable String number) {
        var readings = confidential.readings(CustomerNumber.parse(number), currentPerson.get());
        return new ReadingList(readings, readings.size());
    }

    @Operation(summary = "api.dossier.give", description = "api.dossier.give.description")
    @PutMapping("/confidential/{field}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable String number, @PathVariable String field, @RequestBody Given given) {
        var typed = text("value", given.value());
        confidential.put(
                CustomerNumber.parse(number), field, typed, given.consentOn(), given.consentHow(), currentPerson.get());
    }

    @Operation(summary = "api.dossier.withdraw", description = "api.dossier.withdraw.description")
    @DeleteMapping("/confidential/{field}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String number, @PathVariable String field) {
        confidential.withdraw(CustomerNumber.parse(number), field, currentPerson.get());
    }

    private static Map<String, String> texts(@Nullable Map<String, @Nullable Object> values) {
        var texts = new LinkedHashMap<String, String>();
        if (values != null) {
            values.forEach((key, value) -> texts.put(key, text(key, value)));
        }
        return texts;
    }

    private static String text(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?>
                || (value instanceof Collection<?> several && several.stream().anyMatch(Map.class::isInstance))) {
            throw Refusal.badRequest("dossier.invalid").with(List.of(Item.of(key, "form.notText", key)));
        }
        return value == null ? "" : DossierTexts.canonical(value);
    }
}
