package io.gendan.contact.process;

import io.gendan.engine.FormFields;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Records;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The script with which a contact was made stands on its record, always: as it was typed, else as it was prepared. Both
 * stay where they differ, and the record says so.
 */
@Component
class Scripts {

    private static final String USED = "scriptUsed";

    private final FormRecords formRecords;
    private final Records records;

    Scripts(FormRecords formRecords, Records records) {
        this.formRecords = formRecords;
        this.records = records;
    }

    /** What the record tells of the script beside the fields as they were typed. */
    Map<String, Object> used(FormFields form) {
        var prepared = records.latest(formRecords.journeyOf(form), EntryKind.PREPARATION)
                .map(entry -> entry.content().get("script"))
                .map(String::valueOf)
                .orElse(null);
        var used = form.asks(USED) ? form.optional(USED) : null;
        if (prepared == null) {
            return Map.of();
        }
        if (used == null) {
            return Map.of(USED, prepared);
        }
        return used.strip().equals(prepared.strip()) ? Map.of() : Map.of("scriptChanged", true);
    }
}
