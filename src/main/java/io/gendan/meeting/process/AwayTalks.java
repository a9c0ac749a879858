package io.gendan.meeting.process;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.VisitRequests;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Where the first talk is held. It is at our place, unless the customer has asked us twice in a row to come: from then on
 * whoever arranges it decides alone.
 */
@Component
class AwayTalks implements JourneyTaskContext {

    private static final String ARRANGEMENT = "UserTask_ArrangeMeeting";
    private static final String FIRST_TALK = "A2";
    private static final String AWAY = "AWAY";

    private final VisitRequests requests;
    private final Words words;

    AwayTalks(VisitRequests requests, Words words) {
        this.requests = requests;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(ARRANGEMENT);
    }

    /** How often the customer has asked, and what may be chosen therefore. */
    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return isFirstTalk(journey) ? Map.of("awayHint", hint(requests.of(journey))) : Map.of();
    }

    /**
     * Holds the chosen venue against the requests on record.
     *
     * @throws Refusal 409 {@code meeting.awayNotAsked} for a first talk away before the second request in a row
     */
    void check(Journey journey, String venue) {
        if (venue.equals(AWAY) && isFirstTalk(journey)) {
            var asked = requests.of(journey);
            if (!asked.opensAway()) {
                throw Refusal.conflict("meeting.awayNotAsked", asked.all())
                        .with(List.of(Item.of("venue", "meeting.recordRequests")));
            }
        }
    }

    private String hint(VisitRequests.Count asked) {
        return words.of(asked.opensAway() ? "meeting.awayOpen" : "meeting.awayClosed", asked.all(), asked.inARow());
    }

    private static boolean isFirstTalk(Journey journey) {
        var heading = journey.heading();
        return FIRST_TALK.equals(heading == null ? journey.stage().name() : heading);
    }
}
