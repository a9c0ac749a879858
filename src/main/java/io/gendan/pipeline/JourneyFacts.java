package io.gendan.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gendan.cadence.PoolWarnings;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.MaskedText;
import io.gendan.engine.Words;
import io.gendan.journey.EarlierJourney;
import io.gendan.journey.EarlierJourneys;
import io.gendan.journey.Entry;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Violation;
import io.gendan.staff.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is open for a customer and what is on record, as the customer's page and the HTTP interface show it. */
@Component
public class JourneyFacts {

    /**
     * A dated wait.
     *
     * @param what what is waited for, in words
     */
    public record Wait(Instant until, @JsonProperty("for") String what) {}

    /** Who follows up, when, by which channel, with what content and purpose. */
    public record Step(
            String who,
            LocalDate on,
            @Nullable String channel,
            @Nullable String content,
            @Nullable String purpose,
            boolean promised) {}

    /**
     * What is open for a customer; empty when no journey is.
     *
     * @param pausedUntil the day on which a paused journey goes on
     * @param handOver the offer to a colleague that waits for its answer
     * @param poolAt when the customer goes to the pool unless it is contacted before (CD-05); null while nobody was warned
     * @param earlier how earlier journeys ended, newest first
     */
    public record Facts(
            List<OpenTask> openWork,
            @Nullable Wait waiting,
            @Nullable Step nextStep,
            @Nullable LocalDate pausedUntil,
            HandOvers.@Nullable Offer handOver,
            @Nullable Instant poolAt,
            List<EarlierJourney> earlier) {

        /** The same as somebody may read it who may not read every text. */
        Facts readAs(MaskedText text) {
            return new Facts(
                    openWork,
                    waiting,
                    nextStep,
                    pausedUntil,
                    handOver,
                    poolAt,
                    earlier.stream().map(one -> one.readAs(text)).toList());
        }
    }

    /**
     * One entry of the record.
     *
     * @param id grows with every entry
     * @param title what it is, in words
     * @param content what was said, by labels in words, in the order to show
     */
    public record Line(
            long id,
            Instant happenedAt,
            String author,
            String title,
            @Nullable String stage,
            Map<String, String> content) {}

    private final OpenWork openWork;
    private final NextSteps nextSteps;
    private final Journeys journeys;
    private final HandOvers handOvers;
    private final PoolWarnings pool;
    private final EarlierJourneys earlier;
    private final Records records;
    private final RecordWords recordWords;
    private final SessionViews views;
    private final Words words;

    JourneyFacts(
            OpenWork openWork,
            NextSteps nextSteps,
            Journeys journeys,
            HandOvers handOvers,
            PoolWarnings pool,
            EarlierJourneys earlier,
            Records records,
            RecordWords recordWords,
            SessionViews views,
            Words words) {
        this.openWork = openWork;
        this.nextSteps = nextSteps;
        this.journeys = journeys;
        this.handOvers = handOvers;
        this.pool = pool;
        this.earlier = earlier;
        this.records = records;
        this.recordWords = recordWords;
        this.views = views;
        this.words = words;
    }

    /** What is open for this customer. */
    public Facts facts(CustomerNumber number) {
        var waiting = openWork.waiting(number)
                .map(wait -> new Wait(wait.until(), words.of("waiting." + wait.what())))
                .orElse(null);
        var step = nextSteps.open(number).map(JourneyFacts::step).orElse(null);
        var paused = journeys.latest(number).map(Journey::pausedUntil).orElse(null);
        var offer = handOvers.open(number).orElse(null);
        var poolAt = pool.poolAt(number).orElse(null);
        return new Facts(openWork.tasks(number), waiting, step, paused, offer, poolAt, earlier.of(number));
    }

    /** A part of this customer's record, newest first, as this person may read it. */
    public List<Line> entries(CustomerNumber number, long offset, int limit, Person reader) {
        return views.asReadBy(reader, number, records.newestFirst(number, offset, limit)).stream()
                .map(this::line)
                .toList();
    }

    /** An entry in words, as it stands. */
    Line line(Entry entry) {
        var content = new LinkedHashMap<String, String>();
        violationFirst(entry.content())
                .forEach((key, value) ->
                        content.put(recordWords.label(entry.kind(), key), recordWords.value(entry.kind(), key, value)));
        return new Line(
                entry.id(),
                entry.happenedAt(),
                entry.author(),
                words.of("record." + entry.kind()),
                entry.stage(),
                content);
    }

    private static Map<String, Object> violationFirst(Map<String, Object> content) {
        var ordered = new LinkedHashMap<String, Object>();
        Violation.KEYS.stream()
                .filter(key -> content.containsKey("violation") && content.containsKey(key))
                .forEach(key -> ordered.put(key, content.get(key)));
        content.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static Step step(NextStep step) {
        return new Step(step.who(), step.dueOn(), step.channel(), step.content(), step.purpose(), step.promised());
    }
}
