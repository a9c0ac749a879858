package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.cadence.NextContact;
import io.gendan.cadence.Window;
import io.gendan.engine.Words;
import io.gendan.journey.Ending;
import io.gendan.journey.Interaction;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Contact windows as people read them: allowed from · ideal · latest, with the rule and the last contact (CD-09). */
@Component
public class WindowWords {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * One window of a customer.
     *
     * @param kind in words
     * @param lastContact when, who and by which channel; a dash when there was none
     * @param planned whether timers plan contacts of this kind, or the window only guards
     * @param assumed whether holidays are not known yet for one of these times
     * @param early whether a contact is not allowed yet
     * @param late whether it is past the latest time, or past a later day that was agreed
     */
    public record Line(
            String kind,
            String lastContact,
            String allowedFrom,
            String ideal,
            String latest,
            String rule,
            boolean planned,
            boolean assumed,
            boolean early,
            boolean late) {}

    private final ContactTimes times;
    private final Interactions interactions;
    private final BriefRows rows;
    private final Words words;
    private final Clock clock;

    WindowWords(ContactTimes times, Interactions interactions, BriefRows rows, Words words, Clock clock) {
        this.times = times;
        this.interactions = interactions;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    /** Both windows of a customer who is pursued or a member; none of one that was given up. */
    public List<Line> of(Journey journey) {
        if (!journey.isOpen() && journey.ending() != Ending.JOINED) {
            return List.of();
        }
        var next = times.next(journey);
        return next.windows().stream()
                .map(window -> line(journey, window, isLate(window, next)))
                .toList();
    }

    /** On a task's card: the times, and whether it is too late. */
    String card(NextContact next) {
        var window = next.window();
        var line = Stream.of(window.allowedFrom(), window.ideal(), window.latest())
                .map(this::shortly)
                .reduce((one, other) -> one + " · " + other)
                .orElseThrow();
        return isLate(window, next) ? words.of("window.late", line) : line;
    }

    private Line line(Journey journey, Window window, boolean late) {
        var last = interactions
                .last(journey.number(), window.kind(), null)
                .map(this::contact)
                .orElse("–");
        return new Line(
                words.of("window.kind." + window.kind()),
                last,
                rows.time(window.allowedFrom()),
                rows.time(window.ideal()),
                rows.time(window.latest()),
                window.rule(),
                window.planned(),
                window.assumed(),
                clock.instant().isBefore(window.allowedFrom()),
                late);
    }

    private String contact(Interaction contact) {
        return String.join(
                " · ",
                rows.time(contact.happenedAt()),
                rows.name(contact.author()),
                words.of("channel." + contact.channel()),
                words.of("window.direction." + contact.direction()));
    }

    /** Nobody is late while a later day is agreed. */
    private boolean isLate(Window window, NextContact next) {
        var latest = window == next.window() ? next.latest() : window.latest();
        return (window.planned() || window == next.window()) && clock.instant().isAfter(latest);
    }

    private String shortly(Instant moment) {
        var then = moment.atZone(clock.getZone());
        var thisYear = then.getYear() == clock.instant().atZone(clock.getZone()).getYear();
        return thisYear ? DAY_AND_TIME.format(then) : rows.time(moment);
    }
}
