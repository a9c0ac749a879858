package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.cadence.NextContact;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Phase;
import io.gendan.journey.Records;
import io.gendan.journey.Stages;
import io.gendan.meeting.Meetings;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The brief on top of every form: who, where, the last contacts with open questions, the contact window. */
@Component
class Briefs implements JourneyTaskContext {

    private static final int LAST_CONTACTS = 3;

    /** Only the conclusion shows the views: nobody sees another's judgement before giving their own. */
    private static final String CONCLUSION = "UserTask_ConcludeSession";

    private final Customers customers;
    private final Staff staff;
    private final Stages stages;
    private final Interactions interactions;
    private final NextSteps nextSteps;
    private final Records records;
    private final Meetings meetings;
    private final Reviews reviews;
    private final ContactTimes times;
    private final WindowWords windowWords;
    private final ForbiddenContacts forbiddenContacts;
    private final DueContacts dueContacts;
    private final Words words;
    private final BriefRows rows;
    private final FallenMeetings fallenMeetings;
    private final Asides asides;
    private final CallTimeWords callTimes;
    private final DossierGaps dossierGaps;

    Briefs(
            Customers customers,
            Staff staff,
            Stages stages,
            Interactions interactions,
            NextSteps nextSteps,
            Records records,
            Meetings meetings,
            Reviews reviews,
            ContactTimes times,
            WindowWords windowWords,
            ForbiddenContacts forbiddenContacts,
            DueContacts dueContacts,
            Words words,
            BriefRows rows,
            FallenMeetings fallenMeetings,
            Asides asides,
            CallTimeWords callTimes,
            DossierGaps dossierGaps) {
        this.customers = customers;
        this.staff = staff;
        this.stages = stages;
        this.interactions = interactions;
        this.nextSteps = nextSteps;
        this.records = records;
        this.meetings = meetings;
        this.reviews = reviews;
        this.times = times;
        this.windowWords = windowWords;
        this.forbiddenContacts = forbiddenContacts;
        this.dueContacts = dueContacts;
        this.words = words;
        this.rows = rows;
        this.fallenMeetings = fallenMeetings;
        this.asides = asides;
        this.callTimes = callTimes;
        this.dossierGaps = dossierGaps;
    }

    @Override
    public boolean isFor(String taskKey) {
        return true;
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var customer = customers.require(journey.number());
        var context = new LinkedHashMap<String, Object>();
        var next = times.next(journey);
        context.put("brief", brief(customer, journey, next, taskKey));
        context.put("customerName", customer.name());
        context.put("stage", journey.stage().name());
        if (journey.isOpen()) {
            context.put("contactWindow", forbiddenContacts.card(customer, windowWords.card(next)));
        }
        if (customer.owner() != null) {
            context.put("teamOptions", teamOptions(customer.owner()));
        }
        return context;
    }

    private Map<String, Object> brief(Customer customer, Journey journey, NextContact next, String taskKey) {
        var brief = new LinkedHashMap<String, Object>();
        brief.put("number", customer.number().value());
        brief.put("name", customer.name());
        brief.put("stage", journey.stage().name());
        brief.put("owner", rows.name(customer.owner()));
        brief.put("reachable", isThere(customer.phone()) || isThere(customer.email()));
        brief.put("inviting", invites(journey.stage().phase()));
        brief.put("lastRound", stages.after(journey.stage()).phase() != Phase.NEGOTIATION);
        brief.put("facts", List.of(facts(customer, journey, next)));
        brief.put(
                "windows",
                Stream.concat(forbiddenContacts.rows(customer), dueContacts.windows(next).stream())
                        .toList());
        brief.put("due", List.of(dueContacts.due(next)));
        brief.put("callTimes", callTimes.rows(customer));
        brief.put("dossier", dossierGaps.rows(customer.number(), taskKey));
        brief.put("contacts", contacts(journey));
        brief.put("nextStep", nextStep(customer.number()));
        brief.put("preparation", entry(journey, EntryKind.PREPARATION, rows::preparation));
        brief.put(
                "review",
                reviews.returned(journey).map(rows::review).map(List::of).orElse(List.of()));
        brief.put("meeting", meeting(journey));
        brief.put("notes", entry(journey, EntryKind.MEETING_NOTES, rows::notes));
        brief.put("views", taskKey.equals(CONCLUSION) ? views(journey) : List.of());
        brief.putAll(asides.of(journey, taskKey));
        return brief;
    }

    /** With the window beside, as forms of earlier versions show it. */
    private Map<String, String> facts(Customer customer, Journey journey, NextContact next) {
        var window = next.windows().get(0);
        return BriefRows.row(
                "customer", customer.name() + " (" + customer.number().value() + ")",
                "stage", journey.stage().name(),
                "owner", rows.name(customer.owner()),
                "lastContact", rows.time(window.lastContact()),
                "allowedFrom", rows.time(window.allowedFrom()),
                "ideal", rows.time(window.ideal()),
                "latest", rows.time(window.latest()));
    }

    private List<Map<String, String>> contacts(Journey journey) {
        var contacts =
                interactions.last(journey.number(), LAST_CONTACTS).stream().map(rows::contact);
        return Stream.concat(fallenMeetings.row(journey).stream(), contacts).toList();
    }

    private List<Map<String, String>> nextStep(CustomerNumber number) {
        return nextSteps
                .open(number)
                .map(step -> List.of(BriefRows.row(
                        "who", rows.name(step.who()),
                        "on", step.dueOn().toString(),
                        "channel", step.channel() == null ? "" : words.of("channel." + step.channel()),
                        "content", step.content(),
                        "purpose", step.purpose())))
                .orElse(List.of());
    }

    private List<Map<String, String>> meeting(Journey journey) {
        return meetings.underWay(journey)
                .map(meeting -> List.of(BriefRows.row(
                        "at", rows.time(meeting.plannedAt()),
                        "place", meeting.place(),
                        "stage", meeting.stage(),
                        "expected", meeting.expectedParticipants())))
                .orElse(List.of());
    }

    private List<Map<String, String>> views(Journey journey) {
        var views = new ArrayList<Map<String, String>>();
        records.latest(journey, EntryKind.SALESPERSON_VIEW)
                .ifPresent(entry -> views.add(rows.view(entry, "participants", "understanding")));
        records.latest(journey, EntryKind.MANAGER_VIEW)
                .ifPresent(entry -> views.add(rows.view(entry, "weights", "advice")));
        return views;
    }

    private List<Map<String, String>> teamOptions(String owner) {
        return staff.around(owner).stream().map(Person::asOption).toList();
    }

    private List<Map<String, String>> entry(Journey journey, EntryKind kind, Function<Entry, Map<String, String>> row) {
        return records.latest(journey, kind).map(row).map(List::of).orElse(List.of());
    }

    /** Whether contacts aim at a meeting: also in A2 and B1, when one fell through. */
    private static boolean invites(Phase phase) {
        return phase == Phase.OUTREACH || phase == Phase.MEETING;
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
