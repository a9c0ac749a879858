package io.gendan.cadence;

import static io.gendan.cadence.MadeUpCalendar.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.cadence.ContactRule.Count;
import io.gendan.cadence.ContactRule.LateSteps;
import io.gendan.engine.WorkingDuration;
import io.gendan.journey.ContactKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("CD-01, CD-02: what holds for every window, whatever the rule, the contacts and the calendar")
class WindowPropertiesTest {

    private static final Instant OPENING = Instant.parse("2026-03-05T02:00:00Z");
    /** Contacts take place from half a year before the opening until two months after it, at any minute. */
    private static final int FIRST = -180 * 24 * 60;

    private static final int LAST = 60 * 24 * 60;

    @Property
    @Label("allowed from ≤ ideal ≤ latest, and never before the opening")
    void in_order(
            @ForAll("rules") ContactRule rule,
            @ForAll("histories") List<Instant> contacts,
            @ForAll("calendars") MadeUpCalendar calendar) {
        var window = window(rule, contacts, calendar);
        assertThat(window.allowedFrom()).isBeforeOrEqualTo(window.ideal()).isAfterOrEqualTo(OPENING);
        assertThat(window.ideal()).isBeforeOrEqualTo(window.latest());
    }

    @Property
    @Label("no time from 'allowed from' on breaks a gap or a count")
    void allowed_is_allowed(
            @ForAll("rules") ContactRule rule,
            @ForAll("histories") List<Instant> contacts,
            @ForAll("calendars") MadeUpCalendar calendar,
            @ForAll @IntRange(max = 40 * 24 * 60) int minutes) {
        var at = window(rule, contacts, calendar).allowedFrom().plus(Duration.ofMinutes(minutes));
        for (var contact : contacts) {
            assertThat(at).isAfterOrEqualTo(calendar.plus(contact, rule.minimumGap()));
        }
        for (var most : rule.most()) {
            assertThat(inPeriod(contacts, most, at)).isLessThan(most.contacts());
        }
    }

    @Property
    @Label("a contact as late as 'latest' keeps the least count, unless it is as soon as another is allowed at all")
    void latest_keeps_the_least_count(
            @ForAll("rules") ContactRule rule,
            @ForAll("histories") List<Instant> contacts,
            @ForAll("calendars") MadeUpCalendar calendar) {
        var window = window(rule, contacts, calendar);
        var least = rule.least();
        if (least != null && window.latest().isAfter(window.allowedFrom())) {
            var sinceOpening = contacts.stream().map(contact -> contact.isBefore(OPENING) ? OPENING : contact);
            var counted = Stream.concat(
                            sinceOpening, Stream.generate(() -> OPENING).limit(least.contacts()))
                    .limit(Math.max(contacts.size(), least.contacts()))
                    .toList();
            var before = window.latest().minusMillis(1);
            assertThat(inPeriod(counted, least, before)).isGreaterThanOrEqualTo(least.contacts());
        }
    }

    @Property
    @Label("another contact, whenever it took place, never moves a window back")
    void never_back(
            @ForAll("rules") ContactRule rule,
            @ForAll("histories") List<Instant> contacts,
            @ForAll("moments") Instant another,
            @ForAll("calendars") MadeUpCalendar calendar) {
        var before = window(rule, contacts, calendar);
        var after = window(rule, newestFirst(Stream.concat(contacts.stream(), Stream.of(another))), calendar);
        assertThat(after.allowedFrom()).isAfterOrEqualTo(before.allowedFrom());
        assertThat(after.ideal()).isAfterOrEqualTo(before.ideal());
        assertThat(after.latest()).isAfterOrEqualTo(before.latest());
    }

    @Property
    @Label("whatever a contact moves lies inside working time")
    void in_working_time(
            @ForAll("rules") ContactRule rule,
            @ForAll("histories") List<Instant> contacts,
            @ForAll("calendars") MadeUpCalendar calendar) {
        var window = window(rule, contacts, calendar);
        Stream.of(window.allowedFrom(), window.ideal(), window.latest())
                .filter(time -> !time.equals(OPENING))
                .forEach(time -> assertThat(calendar.next(time)).isEqualTo(time));
    }

    private static Window window(ContactRule rule, List<Instant> contacts, MadeUpCalendar calendar) {
        return new WindowReckoning(rule, calendar, ZONE).window(ContactKind.REMOTE, OPENING, contacts);
    }

    /** How many contacts the period holds that ends at this moment. */
    private static long inPeriod(List<Instant> contacts, Count count, Instant at) {
        return contacts.stream()
                .filter(contact -> !contact.isAfter(at))
                .filter(contact ->
                        contact.atZone(ZONE).plusDays(count.days()).toInstant().isAfter(at))
                .count();
    }

    private static List<Instant> newestFirst(Stream<Instant> contacts) {
        return contacts.sorted(Comparator.reverseOrder()).toList();
    }

    @Provide
    Arbitrary<ContactRule> rules() {
        var gaps = Arbitraries.of("P0D", "PT4H", "P1D", "P2D", "P3D", "P1W", "P8D", "P2W", "P1M", "P1M3D", "P6W", "P6M")
                .map(WorkingDuration::parse)
                .list()
                .ofSize(3)
                .map(three -> three.stream()
                        .sorted(Comparator.comparingDouble(WorkingDuration::roughDays))
                        .toList());
        var counts = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 30))
                .as(Count::new);
        return Combinators.combine(gaps, counts.list().ofMaxSize(2), counts.injectNull(0.5))
                .as((three, most, least) -> new ContactRule(
                        three.get(0),
                        three.get(1),
                        three.get(2),
                        most,
                        least,
                        true,
                        new LateSteps(List.of(), null, null),
                        "made up"));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(FIRST, LAST),
                        Arbitraries.integers().between(-7200, 28800))
                .map(minutes -> OPENING.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<List<Instant>> histories() {
        return moments().list().ofMaxSize(12).map(contacts -> newestFirst(contacts.stream()));
    }

    /** Weekends, or seven days a week, and some days or a stretch of days off. */
    @Provide
    Arbitrary<MadeUpCalendar> calendars() {
        var begin = LocalDate.ofInstant(OPENING, ZONE).minusDays(200);
        var weekends = Arbitraries.of(true, false);
        var stretches = Combinators.combine(
                        Arbitraries.integers().between(0, 330),
                        Arbitraries.integers().between(1, 9))
                .as((from, days) -> begin.plusDays(from)
                        .datesUntil(begin.plusDays(from + days))
                        .toList())
                .list()
                .ofMaxSize(6);
        return Combinators.combine(weekends, stretches).as((rested, off) -> {
            var weekendDays = begin.datesUntil(begin.plusYears(2))
                    .filter(day -> rested && day.getDayOfWeek().getValue() > 5);
            var free = Stream.concat(weekendDays, off.stream().flatMap(List::stream))
                    .collect(Collectors.toUnmodifiableSet());
            return new MadeUpCalendar(free, begin.plusYears(1));
        });
    }
}
