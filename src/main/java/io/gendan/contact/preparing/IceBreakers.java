package io.gendan.contact.preparing;

import io.gendan.contact.preparing.IceBreaker.Kind;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds in a customer's record what a talk can be opened with, so that talks are continuous: earlier journeys
 * count too.
 */
@Component
class IceBreakers {

    private static final int LAST_CONTACTS = 5;

    private final Interactions interactions;
    private final NextSteps nextSteps;
    private final Records records;
    private final Clock clock;

    IceBreakers(Interactions interactions, NextSteps nextSteps, Records records, Clock clock) {
        this.interactions = interactions;
        this.nextSteps = nextSteps;
        this.records = records;
        this.clock = clock;
    }

    /** Ordered by kind, the newest of a kind first; the same words are offered once. */
    List<IceBreaker> of(CustomerNumber number) {
        var found = new ArrayList<IceBreaker>();
        nextSteps
                .open(number)
                .filter(NextStep::promised)
                .ifPresent(step -> add(found, Kind.PROMISE, step.content(), step.dueOn()));
        interactions
                .last(number, LAST_CONTACTS)
                .forEach(contact ->
                        add(found, Kind.PRESSING_QUESTION, contact.openQuestion(), day(contact.happenedAt())));
        records.latest(number, EntryKind.MEETING_NOTES).ifPresent(notes -> unanswered(found, notes));
        var contact = records.latest(number, EntryKind.CONTACT);
        contact.ifPresent(entry -> told(found, Kind.QUESTIONS, entry, "questions"));
        records.latest(number, EntryKind.DEBRIEF).ifPresent(debrief -> {
            told(found, Kind.MISSING, debrief, "missing");
            told(found, Kind.ADVICE, debrief, "advice");
        });
        contact.ifPresent(entry -> {
            hook(number, entry).ifPresent(with -> told(found, Kind.HOOK, with, with == entry ? "hookPlanted" : "hook"));
            told(found, Kind.FEEDBACK, entry, "feedback");
        });
        records.latestWith(number, "presentationHandedOut")
                .filter(given -> !received(number, given))
                .ifPresent(given -> found.add(new IceBreaker(Kind.PRESENTATION, "", day(given.happenedAt()))));
        return once(found);
    }

    /** What the customer asked in the last meeting and was not told to its content. */
    private void unanswered(List<IceBreaker> found, Entry notes) {
        if (notes.content().get("customerQuestions") instanceof Collection<?> rows) {
            for (var row : rows) {
                if (row instanceof Map<?, ?> asked && !"YES".equals(asked.get("satisfied"))) {
                    add(found, Kind.UNANSWERED, asked.get("question"), day(notes.happenedAt()));
                }
            }
        }
    }

    /** Where the last hook stands: in the contact, else in what had been prepared for it. */
    private Optional<Entry> hook(CustomerNumber number, Entry contact) {
        return contact.content().containsKey("hookPlanted")
                ? Optional.of(contact)
                : records.latest(number, EntryKind.PREPARATION).filter(prepared -> prepared.id() < contact.id());
    }

    private boolean received(CustomerNumber number, Entry given) {
        return given.content().containsKey("presentationReceived")
                || records.latestWith(number, "presentationReceived")
                        .filter(told -> told.id() > given.id())
                        .isPresent();
    }

    private void told(List<IceBreaker> found, Kind kind, Entry entry, String key) {
        add(found, kind, entry.content().get(key), day(entry.happenedAt()));
    }

    private static void add(List<IceBreaker> found, Kind kind, @Nullable Object text, LocalDate on) {
        if (text instanceof String words && !words.isBlank()) {
            found.add(new IceBreaker(kind, words, on));
        }
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private static List<IceBreaker> once(List<IceBreaker> found) {
        var said = new HashSet<String>();
        return found.stream().filter(one -> said.add(one.text().strip())).toList();
    }
}
