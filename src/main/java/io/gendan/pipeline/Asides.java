package io.gendan.pipeline;

import io.gendan.cadence.PoolWarnings;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Words;
import io.gendan.journey.EarlierJourney;
import io.gendan.journey.EarlierJourneys;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The brief's part on what lies beside the straight way: earlier journeys, a hand-over offered, help asked, the pool. */
@Component
class Asides {

    /** Who only reads a draft needs no more than what is to be sent. */
    private static final String REVIEW = "UserTask_ReviewContact";

    private final EarlierJourneys earlier;
    private final HandOvers handOvers;
    private final Records records;
    private final PoolWarnings pool;
    private final BriefRows rows;
    private final Words words;

    Asides(
            EarlierJourneys earlier,
            HandOvers handOvers,
            Records records,
            PoolWarnings pool,
            BriefRows rows,
            Words words) {
        this.earlier = earlier;
        this.handOvers = handOvers;
        this.records = records;
        this.pool = pool;
        this.rows = rows;
        this.words = words;
    }

    /** As far as the form of this task shows it: whoever is asked for a task learns no more than that. */
    Map<String, Object> of(Journey journey, String taskKey) {
        var asides = new LinkedHashMap<String, Object>();
        asides.put("earlier", taskKey.equals(REVIEW) ? List.of() : earlier(journey.number()));
        asides.put("handOver", taskKey.equals(HandOvers.ANSWER) ? handOver(journey) : List.of());
        asides.put("pool", poolAt(journey));
        asides.put("help", taskKey.equals(Course.HELP) ? help(journey) : List.of());
        return asides;
    }

    /** What threatens when nobody contacts the customer; empty when nothing does. */
    private String poolAt(Journey journey) {
        return pool.poolAt(journey.number())
                .map(at -> words.of("pool.announced", rows.time(at)))
                .orElse("");
    }

    private List<Map<String, String>> earlier(CustomerNumber number) {
        return earlier.of(number).stream().map(this::ended).toList();
    }

    private Map<String, String> ended(EarlierJourney journey) {
        var reason = journey.lossReason();
        return BriefRows.row(
                "opened", journey.opened(),
                "closed", journey.closed(),
                "stage", journey.stage(),
                "ending", words.of("ending." + journey.ending()),
                "reason", reason == null ? "" : words.of("lossReason." + reason),
                "details", journey.details(),
                "competitor", journey.competitor(),
                "wouldReturnIf", journey.wouldReturnIf());
    }

    private List<Map<String, String>> handOver(Journey journey) {
        return handOvers
                .latest(journey)
                .map(offer -> List.of(BriefRows.row(
                        "by", rows.name(offer.by()),
                        "to", rows.name(offer.to()),
                        "reason", offer.reason())))
                .orElse(List.of());
    }

    private List<Map<String, String>> help(Journey journey) {
        return records.latest(journey, EntryKind.HELP_ASKED)
                .map(entry -> List.of(BriefRows.row(
                        "by",
                        rows.name(entry.author()),
                        "question",
                        entry.content().get("question"))))
                .orElse(List.of());
    }
}
