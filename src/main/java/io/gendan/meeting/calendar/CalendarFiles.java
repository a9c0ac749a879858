package io.gendan.meeting.calendar;

import static net.fortuna.ical4j.model.property.immutable.ImmutableStatus.VEVENT_CANCELLED;
import static net.fortuna.ical4j.model.property.immutable.ImmutableStatus.VEVENT_CONFIRMED;
import static net.fortuna.ical4j.model.property.immutable.ImmutableStatus.VEVENT_TENTATIVE;

import io.gendan.contact.outbox.CalendarPart;
import io.gendan.contact.outbox.MailSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/** Writes meetings in the iCalendar format (RFC 5545). All times are in UTC: every calendar shows them in its own zone. */
@Component
class CalendarFiles {

    /** Nobody says how long a talk will take; the time is kept free. */
    private static final Duration LENGTH = Duration.ofHours(2);

    private final MeetingWords words;
    private final MailSettings mail;
    private final Clock clock;

    CalendarFiles(MeetingWords words, MailSettings mail, Clock clock) {
        this.words = words;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * A mail's calendar part.
     *
     * @param invited addresses of everybody whom it concerns
     */
    CalendarPart part(CalendarMeeting meeting, CalendarPart.Method method, Collection<String> invited) {
        boolean cancels = method == CalendarPart.Method.CANCEL;
        var event = event(meeting, cancels ? VEVENT_CANCELLED : VEVENT_CONFIRMED);
        organizer().ifPresent(event::add);
        invited.forEach(address -> event.add(attendee(address)));
        var calendar = calendar().withProperty(new Method(method.name())).getFluentTarget();
        calendar.add(event);
        return new CalendarPart(method, written(calendar));
    }

    /** A person's whole calendar, of the name that calendar programs show. */
    String feed(List<CalendarMeeting> meetings, String name) {
        var calendar =
                calendar().withProperty(new XProperty("X-WR-CALNAME", name)).getFluentTarget();
        meetings.forEach(
                meeting -> calendar.add(event(meeting, meeting.settled() ? VEVENT_CONFIRMED : VEVENT_TENTATIVE)));
        return written(calendar);
    }

    private static net.fortuna.ical4j.model.FluentCalendar calendar() {
        return new Calendar()
                .withProperty(new ProdId("-//Gendan//Meetings//EN"))
                .withProperty(ImmutableVersion.VERSION_2_0)
                .withProperty(ImmutableCalScale.GREGORIAN);
    }

    private VEvent event(CalendarMeeting meeting, Status status) {
        var event = new VEvent(false);
        event.add(new Uid(meeting.uid() + "@gendan"));
        event.add(new Sequence(meeting.sequence()));
        event.add(new DtStamp(clock.instant()));
        event.add(new DtStart<>(meeting.begins()));
        event.add(new DtEnd<>(meeting.begins().plus(LENGTH)));
        event.add(new Summary(words.title(meeting)));
        event.add(new Location(meeting.place()));
        event.add(new Description(words.people(meeting)));
        event.add(status);
        return event;
    }

    /** The address that all mails come from: calendars take changes from nobody else. */
    private Optional<Organizer> organizer() {
        try {
            return mail.from() == null
                    ? Optional.empty()
                    : Optional.of(new Organizer(mailto(new InternetAddress(mail.from(), true).getAddress())));
        } catch (AddressException wrong) {
            return Optional.empty();
        }
    }

    /** Nobody is asked to answer: the meeting is arranged. */
    private static Attendee attendee(String address) {
        var attendee = new Attendee(mailto(address));
        attendee.add(Role.REQ_PARTICIPANT);
        attendee.add(PartStat.NEEDS_ACTION);
        attendee.add(Rsvp.FALSE);
        return attendee;
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String written(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
