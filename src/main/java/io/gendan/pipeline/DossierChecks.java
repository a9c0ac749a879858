package io.gendan.pipeline;

import io.gendan.customer.completeness.DossierChecked;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** That somebody has checked a dossier goes on record (D-03). */
@Component
class DossierChecks {

    private final Records records;
    private final Journeys journeys;

    DossierChecks(Records records, Journeys journeys) {
        this.records = records;
        this.journeys = journeys;
    }

    @EventListener
    void checked(DossierChecked news) {
        records.put(new NewEntry(
                news.number(),
                journeys.latest(news.number()).filter(Journey::isOpen).orElse(null),
                EntryKind.DOSSIER_CHECKED,
                new Cause(news.by(), null),
                null,
                null,
                Map.of()));
    }
}
