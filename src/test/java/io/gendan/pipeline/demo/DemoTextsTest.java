package io.gendan.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gendan.contact.message.BeforeSending;
import io.gendan.contact.message.Draft;
import io.gendan.engine.WorkingCalendar;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The texts of the demo company, laid out without living them: whole, repeatable, and in the past on any day. */
@GendanTest
class DemoTextsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int CUSTOMERS = 60;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    BeforeSending beforeSending;

    @BeforeEach
    void hired() {
        people.hired();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:54:00+08:00",
                "2026-11-23T00:10:00+08:00",
                "2026-11-24T23:50:00+08:00",
                "2026-12-31T12:00:00+08:00",
                "2027-02-27T18:30:00+08:00"
            })
    @DisplayName(
            "Whatever day the first start is on: nothing is missing in a text, and all of it has happened before now")
    void every_story_is_whole_and_past(String start) throws Exception {
        var now = OffsetDateTime.parse(start).toInstant();
        var plots = plots(now, 2026);
        assertThat(plots).hasSize(CUSTOMERS);
        plots.forEach((customer, acts) -> {
            assertThat(acts).as(customer).isNotEmpty();
            assertThat(acts).as(customer).allSatisfy(act -> {
                assertThat(act.at()).isBefore(now);
                assertThat(String.valueOf(act.fields())).doesNotContainPattern("\\{[a-z]\\w+}");
            });
            assertThat(acts).as(customer).isSortedAccordingTo(Comparator.comparing(Act::at));
        });
    }

    @Test
    @DisplayName("A-05: every message of the demo company passes the check, and is sent as it was approved")
    void messages_pass_the_check() throws Exception {
        var checked = new TreeSet<String>();
        for (var acts : plots(Instant.parse("2026-11-24T02:00:00Z"), 2026).values()) {
            Object prepared = null;
            for (var act : acts) {
                var text = act.fields().get("messageText");
                if (text != null) {
                    var subject = act.fields().get("subject");
                    assertThatCode(() -> beforeSending.check(
                                    new Draft(subject == null ? null : subject.toString(), text.toString())))
                            .as(text.toString())
                            .doesNotThrowAnyException();
                    checked.add(text.toString());
                    if (act.deed().equals("UserTask_SendMessage")) {
                        assertThat(text).isEqualTo(prepared);
                    }
                    prepared = text;
                }
            }
        }
        assertThat(checked).hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("The same seed tells the same stories, another one tells them in other words")
    void repeatable() throws Exception {
        var now = Instant.parse("2026-11-24T02:00:00Z");
        assertThat(plots(now, 1)).isEqualTo(plots(now, 1)).isNotEqualTo(plots(now, 2));
    }

    @Test
    @DisplayName("Nobody real is named: mail addresses and phone numbers are invented ones; every name is there once")
    void invented() throws Exception {
        var customers = new Library().customers();
        assertThat(customers).extracting(customer -> customer.get("name")).doesNotHaveDuplicates();
        assertThat(customers).allSatisfy(customer -> {
            assertThat(customer.get("phone")).matches("|\\+86 \\d{2,3} 5550 01\\d\\d");
            assertThat(customer.get("email")).matches("|[a-z]+@[a-z]+\\.example");
        });
        Set<String> languages =
                customers.stream().map(customer -> customer.get("language")).collect(Collectors.toSet());
        assertThat(languages).containsExactlyInAnyOrder("zh", "en");
    }

    @Test
    @DisplayName("The scenes of the two languages are the same play")
    void scenes_are_twins() throws Exception {
        var library = new Library();
        for (var story : storiesLived(library)) {
            for (var step : library.story(story)) {
                var scene = step.split(" ")[1];
                var chinese = library.scene("zh", scene);
                var english = library.scene("en", scene);
                assertThat(List.copyOf(english.keySet())).as(scene).isEqualTo(List.copyOf(chinese.keySet()));
                chinese.forEach((deed, fields) -> assertThat(keys(english.get(deed)))
                        .as(scene + " " + deed)
                        .isEqualTo(keys(fields)));
            }
        }
    }

    private static Set<String> storiesLived(Library library) throws Exception {
        return library.customers().stream()
                .map(customer -> String.valueOf(customer.get("story")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Object> keys(Object fields) {
        return fields instanceof Map<?, ?> map ? new HashSet<>(map.keySet()) : Set.of();
    }

    private Map<String, List<Act>> plots(Instant now, long seed) throws Exception {
        var library = new Library();
        return new Plots(library, new Facts(staff), new Timetable(now, SHANGHAI, calendar))
                .of(library.customers(), seed);
    }
}
