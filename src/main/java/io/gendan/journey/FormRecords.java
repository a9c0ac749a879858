package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts completed forms on record, in the transaction of their completion: both stand or neither. */
@Component
public class FormRecords {

    private final Journeys journeys;
    private final Records records;
    private final Interactions interactions;

    FormRecords(Journeys journeys, Records records, Interactions interactions) {
        this.journeys = journeys;
        this.records = records;
        this.interactions = interactions;
    }

    /** Records all fields of a form and returns the journey it belongs to. */
    public Journey put(EntryKind kind, FormFields form) {
        var journey = journeyOf(form);
        records.put(NewEntry.of(journey, kind, form));
        return journey;
    }

    /** Records all fields of a form and what they stand for; where both tell something under one key, the latter. */
    public Journey put(EntryKind kind, FormFields form, Map<String, ?> more) {
        var journey = journeyOf(form);
        records.put(NewEntry.of(journey, kind, form).telling(more));
        return journey;
    }

    /** Records all fields of a form that tells of a contact; an acknowledgement only where there was something to acknowledge. */
    public Journey put(EntryKind kind, FormFields form, Interaction interaction) {
        return put(kind, form, interaction, Map.of());
    }

    /** The same, telling more than was typed. */
    public Journey put(EntryKind kind, FormFields form, Interaction interaction, Map<String, ?> more) {
        var journey = journeyOf(form);
        var entry = NewEntry.of(journey, kind, form).without(Violation.ACKNOWLEDGEMENT);
        interactions.put(entry.telling(more), interaction);
        return journey;
    }

    /** The journey that a form belongs to. */
    public Journey journeyOf(FormFields form) {
        return journeys.require(new CustomerNumber(form.customerNumber()));
    }
}
