package io.gendan.cadence;

import static io.gendan.cadence.Moments.earlier;
import static io.gendan.cadence.Moments.later;

import io.gendan.cadence.ContactRule.Count;
import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import io.gendan.journey.ContactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The window that follows from a rule and the contacts on record: pure reckoning, for the same record always the same
 * (CD-01, CD-02). Gaps and counts hold together. A gap is reckoned from every contact and the latest result counts, for a
 * call on a Saturday gives an earlier Monday than one late on Friday.
 *
 * @param zone the installation's, for periods in calendar days
 */
record WindowReckoning(ContactRule rule, WorkingCalendar calendar, ZoneId zone) {

    /**
     * The window of one kind of contact. The first contact from afar is wanted at the opening, the first one face to face
     * an ideal gap after it.
     *
     * @param opening of the journey: contacts before it can make one too early, but none late
     * @param contacts of this kind, newest first
     */
    Window window(ContactKind kind, Instant opening, List<Instant> contacts) {
        var allowedFrom = allowedFrom(opening, contacts);
        var sinceOpening = Stream.concat(Stream.of(opening), contacts.stream().filter(opening::isBefore))
                .toList();
        var wanted = kind == ContactKind.REMOTE
                ? latestOf(contacts, rule.idealGap(), opening)
                : latestOf(sinceOpening, rule.idealGap(), opening);
        var bearable = latestOf(sinceOpening, rule.maximumGap(), opening);
        var least = rule.least();
        if (least != null) {
            var demanded = demandedBy(least, opening, contacts);
            wanted = earlier(wanted, demanded);
            bearable = earlier(bearable, demanded);
        }
        var ideal = later(wanted, allowedFrom);
        var latest = later(bearable, ideal);
        return new Window(
                kind,
                contacts.isEmpty() ? null : contacts.get(0),
                allowedFrom,
                ideal,
                latest,
                rule.note(),
                rule.planned(),
                !isKnown(allowedFrom) || !isKnown(ideal) || !isKnown(latest));
    }

    private Instant allowedFrom(Instant opening, List<Instant> contacts) {
        var from = latestOf(contacts, rule.minimumGap(), opening);
        for (var count : rule.most()) {
            if (contacts.size() >= count.contacts()) {
                var leaves = leaves(contacts.get(count.contacts() - 1), count);
                from = later(from, calendar.next(leaves));
            }
        }
        return from;
    }

    /**
     * The last working moment at which a contact still keeps the count: then the oldest of those it needs leaves the
     * period. Contacts that are missing count as made at the opening.
     */
    private Instant demandedBy(Count least, Instant opening, List<Instant> contacts) {
        var oldest = contacts.size() < least.contacts() ? opening : later(opening, contacts.get(least.contacts() - 1));
        return notAfter(leaves(oldest, least));
    }

    private Instant leaves(Instant contact, Count count) {
        return contact.atZone(zone).plusDays(count.days()).toInstant();
    }

    /** The same moment where it is working time, else the end of work before it. */
    private Instant notAfter(Instant moment) {
        var day = day(moment);
        if (calendar.isWorkingDay(day) && !moment.isBefore(calendar.startOfWork(day))) {
            return earlier(moment, calendar.endOfWork(day));
        }
        do {
            day = day.minusDays(1);
        } while (!calendar.isWorkingDay(day));
        return calendar.endOfWork(day);
    }

    private Instant latestOf(List<Instant> contacts, WorkingDuration gap, Instant notBefore) {
        return contacts.stream().map(contact -> calendar.plus(contact, gap)).reduce(notBefore, Moments::later);
    }

    private boolean isKnown(Instant moment) {
        return calendar.isKnown(day(moment));
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
