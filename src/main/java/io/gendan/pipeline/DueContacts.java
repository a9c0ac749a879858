package io.gendan.pipeline;

import io.gendan.cadence.NextContact;
import io.gendan.cadence.NextContact.Reason;
import io.gendan.cadence.Window;
import io.gendan.engine.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the brief tells about the next contact: of which kind it is, why, and the windows it moves in (CD-03, CD-09). */
@Component
class DueContacts {

    private final BriefRows rows;
    private final Words words;

    DueContacts(BriefRows rows, Words words) {
        this.rows = rows;
        this.words = words;
    }

    /** Whether a visit or a call is due, by when, and why. */
    Map<String, String> due(NextContact next) {
        return BriefRows.row(
                "what", words.of("due." + next.kind()),
                "due", rows.time(next.taskDue()),
                "latest", rows.time(next.latest()),
                "why", next.reason() == Reason.PLANNED ? next.window().rule() : words.of("due." + next.reason()));
    }

    /** A row for each kind of contact that is planned, and for the one that comes next. */
    List<Map<String, String>> windows(NextContact next) {
        return next.windows().stream()
                .filter(window -> window.planned() || window.kind() == next.kind())
                .map(this::row)
                .toList();
    }

    private Map<String, String> row(Window window) {
        return BriefRows.row(
                "kind", words.of("due.kind." + window.kind()),
                "lastContact", rows.time(window.lastContact()),
                "allowedFrom", rows.time(window.allowedFrom()),
                "ideal", rows.time(window.ideal()),
                "latest", rows.time(window.latest()),
                "rule", window.rule());
    }
}
