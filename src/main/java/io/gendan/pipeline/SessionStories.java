package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sessions of a customer, who said what side by side; sealed views say so (N-21). */
@Component
class SessionStories {

    private static final Set<EntryKind> KINDS = EnumSet.of(
            EntryKind.MEETING_NOTES, EntryKind.SALESPERSON_VIEW, EntryKind.MANAGER_VIEW, EntryKind.CONCLUSION);

    private final Records records;
    private final SessionViews views;
    private final JourneyFacts facts;

    SessionStories(Records records, SessionViews views, JourneyFacts facts) {
        this.records = records;
        this.views = views;
        this.facts = facts;
    }

    /** The latest sessions, newest first, as this person may read them. */
    List<SessionStory> of(CustomerNumber number, int most, Person reader) {
        // A view is given again after a pause: more entries than four a session are rare, and only the oldest is cut
        // short.
        var entries = records.newestFirst(number, KINDS, most * (KINDS.size() + 1));
        var sessions = new ArrayList<SessionStory>();
        var said = new EnumMap<EntryKind, Entry>(EntryKind.class);
        for (var entry : views.asReadBy(reader, number, entries)) {
            said.putIfAbsent(entry.kind(), entry);
            if (entry.kind() == EntryKind.MEETING_NOTES) {
                sessions.add(new SessionStory(
                        facts.line(entry),
                        line(said, EntryKind.SALESPERSON_VIEW),
                        line(said, EntryKind.MANAGER_VIEW),
                        line(said, EntryKind.CONCLUSION)));
                said.clear();
            }
            if (sessions.size() == most) {
                break;
            }
        }
        return List.copyOf(sessions);
    }

    private JourneyFacts.@Nullable Line line(Map<EntryKind, Entry> said, EntryKind kind) {
        var entry = said.get(kind);
        return entry == null ? null : facts.line(entry);
    }
}
