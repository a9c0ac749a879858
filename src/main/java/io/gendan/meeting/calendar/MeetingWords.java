package io.gendan.meeting.calendar;

import io.gendan.engine.Minute;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Words;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A meeting in words, in both languages: nobody's language is known, and several people read the same entry. */
@Component
class MeetingWords {

    private final Words words;
    private final PublicAddress pages;
    private final Clock clock;

    MeetingWords(Words words, PublicAddress pages, Clock clock) {
        this.words = words;
        this.pages = pages;
        this.clock = clock;
    }

    /** What a calendar shows in a line. */
    String title(CalendarMeeting meeting) {
        return words.inBoth("calendar.meeting", " ") + ": " + meeting.customerName() + " (" + meeting.customerNumber()
                + ")";
    }

    /** The subject of a mail about it. */
    String subject(CalendarMeeting meeting, String news) {
        return words.inBoth("calendar.news." + news, " · ") + ": " + meeting.customerName() + " ("
                + meeting.customerNumber() + "), " + time(meeting);
    }

    /** Who takes part; when and where stand in the entry's own fields. */
    String people(CalendarMeeting meeting) {
        var ours = meeting.ourSide().isEmpty() ? "–" : String.join(", ", meeting.ourSide());
        var lead = meeting.lead() == null ? "–" : meeting.lead();
        return lines(Stream.of(
                words.inBoth("calendar.stage", " ") + ": " + meeting.stage(),
                words.inBoth("calendar.customersSide", " ") + ": " + meeting.customersSide(),
                words.inBoth("calendar.ourSide", " ") + ": " + ours,
                words.inBoth("calendar.lead", " ") + ": " + lead));
    }

    /** The text of a mail about it, for programs that know no calendars. */
    String mail(CalendarMeeting meeting, String news) {
        var page = pages.page("/customers/" + meeting.customerNumber());
        return lines(Stream.of(
                        Stream.of(
                                words.inBoth("calendar.told." + news, "\n"),
                                "",
                                title(meeting),
                                words.inBoth("calendar.at", " ") + ": " + time(meeting) + " (" + clock.getZone() + ")",
                                words.inBoth("calendar.place", " ") + ": " + meeting.place(),
                                people(meeting)),
                        page.stream().map(address -> "\n" + address))
                .flatMap(all -> all));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    private String time(CalendarMeeting meeting) {
        return Minute.of(meeting.begins(), clock.getZone());
    }
}
