package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.dossier.DossierWords;
import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.journey.SealedViews;
import io.gendan.meeting.Meeting;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.decision.DecisionJudgement;
import io.gendan.meeting.decision.DecisionJudgements;
import io.gendan.staff.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The views after a meeting are given independently: a sealed one ({@link SealedViews}) is readable to nobody but its
 * author, through whatever door (S-01, S-11).
 */
@Component
public class SessionViews {

    /** Opens when both views have been given. */
    private static final String CONCLUSION = "UserTask_ConcludeSession";

    private final OpenWork openWork;
    private final Journeys journeys;
    private final Meetings meetings;
    private final Records records;
    private final SealedViews sealed;
    private final DecisionJudgements judgements;
    private final Customers customers;
    private final CustomerMask mask;
    private final DossierWords dossierWords;
    private final Words words;

    SessionViews(
            OpenWork openWork,
            Journeys journeys,
            Meetings meetings,
            Records records,
            SealedViews sealed,
            DecisionJudgements judgements,
            Customers customers,
            CustomerMask mask,
            DossierWords dossierWords,
            Words words) {
        this.openWork = openWork;
        this.journeys = journeys;
        this.meetings = meetings;
        this.records = records;
        this.sealed = sealed;
        this.judgements = judgements;
        this.customers = customers;
        this.mask = mask;
        this.dossierWords = dossierWords;
        this.words = words;
    }

    /**
     * These entries of a customer's record as this person may read them; a sealed one says so instead of its content, and
     * nothing tells how to reach a customer of the pool that nobody has claimed ({@link CustomerMask}).
     */
    public List<Entry> asReadBy(Person reader, CustomerNumber number, List<Entry> entries) {
        var text = mask.textOf(customers.require(number), reader);
        return opened(reader, number, entries).stream()
                .map(entry -> text.isOpen() ? entry : entry.telling(text.content(unreachable(entry))))
                .toList();
    }

    private Map<String, Object> unreachable(Entry entry) {
        return entry.kind() == EntryKind.DOSSIER ? dossierWords.unreachable(entry.content()) : entry.content();
    }

    private List<Entry> opened(Person reader, CustomerNumber number, List<Entry> entries) {
        var hidden = sealed.of(number);
        if (hidden.isEmpty()) {
            return entries;
        }
        var since = waitsForViews(number).isPresent() ? lastMeeting(number) : Long.MAX_VALUE;
        return entries.stream()
                .map(entry -> hidden.contains(entry.id()) && !entry.author().equals(reader.login())
                        ? telling(entry, entry.id() > since ? "record.sealed" : "record.sealedForGood")
                        : entry)
                .toList();
    }

    /** The judgements of a customer's sessions that this person may read; of sealed views only their own. */
    Judged judgements(CustomerNumber number, Person reader) {
        var kept = judgements.sealed(number);
        var readable = judgements.of(number).stream()
                .filter(one -> !kept.contains(one.id()) || one.by().equals(reader.login()))
                .toList();
        var waiting = waitsForViews(number);
        var own = readable.stream()
                .filter(one -> kept.contains(one.id()))
                .filter(one -> waiting.filter(meeting -> Objects.equals(meeting.id(), one.meeting()))
                        .isPresent())
                .toList();
        return new Judged(readable, own, waiting.isPresent());
    }

    /**
     * What may be read of judgements.
     *
     * @param own the reader's, of the session that waits: no contact person is known by them yet
     * @param sealed whether a session waits for its second view
     */
    record Judged(List<DecisionJudgement> readable, List<DecisionJudgement> own, boolean sealed) {}

    /** The meeting whose session waits: from then on until both views are given, also while the journey rests. */
    private Optional<Meeting> waitsForViews(CustomerNumber number) {
        return journeys.latest(number)
                .flatMap(meetings::underWay)
                .filter(Meeting::isHeld)
                .filter(meeting -> !openWork.isOpen(number, CONCLUSION));
    }

    private long lastMeeting(CustomerNumber number) {
        return journeys.latest(number)
                .flatMap(journey -> records.latest(journey, EntryKind.MEETING_NOTES))
                .map(Entry::id)
                .orElse(0L);
    }

    private Entry telling(Entry entry, String why) {
        return entry.telling(Map.of("sealed", words.of(why)));
    }
}
