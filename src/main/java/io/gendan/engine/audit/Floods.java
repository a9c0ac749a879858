package io.gendan.engine.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a flood of the same from filling the disk: of one kind and one person (or address) the first entries within a
 * window are written, the others counted; when the window is over, one entry tells how many there were.
 */
@Component
class Floods {

    static final int ONE_BY_ONE = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** Whoever comes from ever new addresses is one flood too. */
    private static final int MOST_SOURCES = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Floods.class);

    private record Source(AuditKind kind, String who) {}

    private static final class Window {
        private final Instant since;
        private Note latest;
        private int seen;

        Window(Instant since, Note first) {
            this.since = since;
            this.latest = first;
        }
    }

    private final Map<Source, Window> windows = new LinkedHashMap<>();
    private final AuditTable table;
    private final Clock clock;

    Floods(AuditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Writes it, or counts it. A trail that can't be written holds nobody up: that is logged. */
    void admit(Note note) {
        tell(over(false));
        if (isOneOfTheFirst(note)) {
            tell(List.of(note));
        }
    }

    /** Tells of the windows that are over; at the end, of all. */
    void end(boolean all) {
        tell(over(all));
    }

    private synchronized boolean isOneOfTheFirst(Note note) {
        var who = Objects.requireNonNullElse(
                note.actor(), Objects.requireNonNullElse(note.origin().address(), ""));
        var source = new Source(note.kind(), who);
        if (!windows.containsKey(source) && windows.size() >= MOST_SOURCES) {
            source = new Source(note.kind(), "*");
        }
        var window = windows.computeIfAbsent(source, some -> new Window(clock.instant(), note));
        window.latest = note;
        return ++window.seen <= ONE_BY_ONE;
    }

    private synchronized List<Note> over(boolean all) {
        var now = clock.instant();
        var counted = new ArrayList<Note>();
        windows.values().removeIf(window -> {
            boolean over = all || Duration.between(window.since, now).abs().compareTo(WINDOW) >= 0;
            if (over && window.seen > ONE_BY_ONE) {
                counted.add(counted(window));
            }
            return over;
        });
        return counted;
    }

    private static Note counted(Window window) {
        var latest = window.latest;
        var details = new HashMap<String, Object>(latest.details());
        details.put("times", window.seen - ONE_BY_ONE);
        details.put("since", window.since.toString());
        return new Note(latest.kind(), latest.actor(), latest.subject(), details, latest.origin());
    }

    private void tell(List<Note> notes) {
        for (var note : notes) {
            try {
                table.writeAlone(note);
            } catch (RuntimeException unwritten) {
                LOG.error("The audit trail could not be written: {}", note.kind(), unwritten);
            }
        }
    }
}
