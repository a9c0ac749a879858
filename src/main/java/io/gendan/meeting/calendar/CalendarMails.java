package io.gendan.meeting.calendar;

import io.gendan.contact.outbox.CalendarPart.Method;
import io.gendan.contact.outbox.Carriers;
import io.gendan.contact.outbox.Medium;
import io.gendan.contact.outbox.NewMessage;
import io.gendan.contact.outbox.Outbox;
import io.gendan.meeting.MeetingNews;
import io.gendan.meeting.OurSides;
import io.gendan.staff.Addresses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends our participants a meeting for their calendars, and what becomes of it, in the transaction in which it happens
 * (M-07). Only to who has an address, and only in an installation with a mail server.
 */
@Component
class CalendarMails {

    private final CalendarMeetings meetings;
    private final InvitationTable invitations;
    private final CalendarFiles files;
    private final MeetingWords words;
    private final OurSides sides;
    private final Addresses addresses;
    private final Carriers carriers;
    private final Outbox outbox;

    CalendarMails(
            CalendarMeetings meetings,
            InvitationTable invitations,
            CalendarFiles files,
            MeetingWords words,
            OurSides sides,
            Addresses addresses,
            Carriers carriers,
            Outbox outbox) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.files = files;
        this.words = words;
        this.sides = sides;
        this.addresses = addresses;
        this.carriers = carriers;
        this.outbox = outbox;
    }

    @EventListener
    void told(MeetingNews news) {
        var id = news.meeting().id();
        meetings.changed(id);
        if (!carriers.isReady(Medium.EMAIL)) {
            return;
        }
        var meeting = meetings.require(id);
        var before = invitations.standing(id);
        var people = news.what() == MeetingNews.What.CANCELLED ? Map.<String, String>of() : reached(news);
        before.forEach((person, address) -> {
            if (!address.equals(people.get(person))) {
                send(meeting, "CANCELLED", Method.CANCEL, person, address, List.of(address));
                invitations.withdrawn(id, person);
            }
        });
        people.forEach((person, address) -> {
            var what = before.containsKey(person) ? "MOVED" : "ARRANGED";
            send(meeting, what, Method.REQUEST, person, address, people.values());
            invitations.invited(id, person, address);
        });
    }

    /** The addresses of those who take part, by login. */
    private Map<String, String> reached(MeetingNews news) {
        var reached = new LinkedHashMap<String, String>();
        sides.of(news.meeting()).people().forEach(person -> {
            var address = addresses.of(person).email();
            if (address != null) {
                reached.put(person, address);
            }
        });
        return reached;
    }

    private void send(
            CalendarMeeting meeting,
            String what,
            Method method,
            String person,
            String address,
            Collection<String> all) {
        // Of no customer: it is no message to a customer, and nobody is told when it can't be delivered.
        outbox.put(new NewMessage(
                key(meeting, method, person),
                Medium.EMAIL,
                null,
                null,
                address,
                words.subject(meeting, what),
                words.mail(meeting, what),
                files.part(meeting, method, all)));
    }

    /** Becomes a part of the mail's Message-ID, in which an address has no place. */
    private static String key(CalendarMeeting meeting, Method method, String person) {
        return "calendar-" + meeting.id() + "-" + meeting.sequence() + "-" + method + "-" + person.replace('@', '=');
    }
}
