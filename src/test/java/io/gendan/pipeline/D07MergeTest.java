package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.duplicates.MergeField;
import io.gendan.customer.duplicates.MergeField.Side;
import io.gendan.customer.duplicates.Merges;
import io.gendan.engine.Refusal;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
class D07MergeTest {

    @Autowired
    Merges merges;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    Stories stories;

    @Autowired
    Records records;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    Person director;

    @BeforeEach
    void people_are_there() {
        people.hired();
        director = staff.require("wang");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-07 the journey of the one put away goes on with the survivor: tasks, timers and windows follow")
    void the_journey_follows() {
        var pursued = inNegotiation.customer("Merged Cranes Ltd");
        var survivor = create("Merged Cranes", "liu", Map.of());
        var before = stories.of(pursued.value()).openTasks();

        merges.merge(survivor, pursued, Map.of(), director);

        var story = stories.of(survivor.value());
        assertThat(story.openTasks()).isEqualTo(before).isNotEmpty();
        assertThat(stories.of(pursued.value()).openTasks()).isEmpty();
        assertThat(customers.require(survivor).owner()).isEqualTo("chen");
        assertThat(story.shows("UserTask_PrepareContact", "customerName").asText())
                .isEqualTo("Merged Cranes");
        inNegotiation.waits(survivor, "chen");
        story.waitEnds();
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        inNegotiation.ends(survivor);
    }

    @Test
    @DisplayName("D-07 a merge is undone: both customers stand as before, and the journey is the first one's again")
    void taken_apart_again() {
        var pursued = inNegotiation.customer("Parted Pumps Ltd");
        var survivor = create("Parted Pumps", "liu", Map.of());
        var merge = merges.merge(survivor, pursued, Map.of(), director);

        merges.undo(merge.survivor(), merge.id(), director);

        assertThat(customers.require(survivor).owner()).isEqualTo("liu");
        assertThat(stories.of(survivor.value()).openTasks()).isEmpty();
        inNegotiation.waits(pursued, "chen");
        stories.of(pursued.value()).waitEnds();
        assertThat(records.newestFirst(survivor, 0, 9))
                .extracting(entry -> entry.kind())
                .containsExactly(EntryKind.UNMERGED, EntryKind.MERGED);
        assertThatThrownBy(() -> merges.undo(merge.survivor(), merge.id(), director))
                .hasMessageStartingWith("duplicates.undone");
        inNegotiation.ends(pursued);
    }

    @Test
    @DisplayName("D-07 once the journey has gone on, the two stay one customer")
    void what_was_done_since_holds_them_together() {
        var pursued = inNegotiation.customer("Joint Valves Ltd");
        var survivor = create("Joint Valves", "chen", Map.of());
        var merge = merges.merge(survivor, pursued, Map.of(), director);
        stories.of(survivor.value()).completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"));

        assertThatThrownBy(() -> merges.undo(merge.survivor(), merge.id(), director))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(Refusal.Item::code)
                        .containsExactly("duplicates.wentOn"));
        inNegotiation.ends(survivor);
    }

    @Test
    @DisplayName("D-07 of two customers that are both pursued one journey is ended first")
    void two_journeys() {
        var one = inNegotiation.customer("Twice Tools Ltd");
        var other = inNegotiation.customer("Twice Tools");

        assertThat(merges.preview(one, other, director).hindrances())
                .extracting(Refusal.Item::code)
                .containsExactly("duplicates.bothPursued");
        assertThatThrownBy(() -> merges.merge(one, other, Map.of(), director))
                .hasMessageStartingWith("duplicates.notNow");
        inNegotiation.ends(other);
        merges.merge(one, other, Map.of(), director);
        assertThat(stories.of(one.value()).journey().isOpen()).isTrue();
        inNegotiation.ends(one);
    }

    @Test
    @DisplayName("D-07 who puts two together chooses field by field which value holds; what one lacks the other gives")
    void field_by_field() {
        var survivor =
                create("Chosen Ltd", "chen", Map.of(CustomerField.PHONE, "13800000001", CustomerField.TAGS, "a"));
        var merged = create(
                "Chosen Limited",
                "chen",
                Map.of(
                        CustomerField.PHONE, "13800000002",
                        CustomerField.CITY, "Ningbo",
                        CustomerField.TAGS, "a,b"));

        assertThat(merges.preview(survivor, merged, director).fields())
                .extracting(MergeField::key, MergeField::survivor, MergeField::merged, MergeField::chosen)
                .contains(
                        tuple("name", "Chosen Ltd", "Chosen Limited", Side.SURVIVOR),
                        tuple("phone", "13800000001", "13800000002", Side.SURVIVOR),
                        tuple("city", null, "Ningbo", Side.MERGED),
                        tuple("tags", "a", "a, b", Side.BOTH));
        merges.merge(survivor, merged, Map.of("phone", Side.MERGED), director);

        var one = customers.require(survivor);
        assertThat(one.name()).isEqualTo("Chosen Ltd");
        assertThat(one.phone()).isEqualTo("13800000002");
        assertThat(one.city()).isEqualTo("Ningbo");
        assertThat(one.tags()).containsExactly("a", "b");
        assertThat(database.sql("select plain from contact_point where customer_number = ? order by 1")
                        .param(survivor.value())
                        .query(String.class)
                        .list())
                .containsExactly("+8613800000001", "+8613800000002");
    }

    @Test
    @DisplayName("D-07 contact persons of one name become one that knows what both knew")
    void contact_persons_unite() {
        var survivor = create("United Ltd", "chen", Map.of());
        var merged = create("United Limited", "chen", Map.of());
        contactPersons.known(survivor, "Wei Ning", null, 40);
        contactPersons.known(merged, "wei ning", ContactRole.DECISION_MAKER, 60);
        contactPersons.known(merged, "Hu Lan", ContactRole.ALLY, null);

        var merge = merges.merge(survivor, merged, Map.of(), director);

        assertThat(contactPersons.of(survivor))
                .extracting(person -> person.name(), person -> person.role(), person -> person.weight())
                .containsExactly(
                        tuple("Wei Ning", ContactRole.DECISION_MAKER, 40), tuple("Hu Lan", ContactRole.ALLY, null));
        merges.undo(merge.survivor(), merge.id(), director);
        assertThat(contactPersons.of(survivor))
                .extracting(person -> person.name(), person -> person.role())
                .containsExactly(tuple("Wei Ning", null));
    }

    @Test
    @DisplayName("D-07 the number of the one put away leads to the survivor, also over two merges")
    void the_old_number_leads_on() {
        var first = create("Chain One", "chen", Map.of());
        var second = create("Chain Two", "chen", Map.of());
        var third = create("Chain Three", "chen", Map.of());
        merges.merge(second, first, Map.of(), director);
        merges.merge(third, second, Map.of(), director);

        assertThat(customers.mergedInto(first, director)).contains(third);
        assertThatThrownBy(() -> customers.requireFor(first, director))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.properties())
                        .containsEntry("mergedInto", third.value()));
        assertThat(customers.named("Chain One", director)).isEmpty();
    }

    @Test
    @DisplayName("D-07 a value changed since is named when two can't be taken apart for it")
    void changed_since() {
        var survivor = create("Since Ltd", "chen", Map.of());
        var merged = create("Since Limited", "chen", Map.of(CustomerField.CITY, "Ningbo"));
        var merge = merges.merge(survivor, merged, Map.of(), director);
        database.sql("update customer set city = 'Xiamen' where number = ?")
                .param(survivor.value())
                .update();

        assertThatThrownBy(() -> merges.undo(merge.survivor(), merge.id(), director))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(Refusal.Item::code)
                        .containsExactly("duplicates.changedSince"));
        assertThat(customers.mergedInto(merged, director)).contains(survivor);
    }

    @Test
    @DisplayName("D-07 salespeople don't merge, nobody merges what they don't see, and not a customer with itself")
    void rights() {
        var one = create("Rights Ltd", "chen", Map.of());
        var other = create("Rights Limited", "yang", Map.of());

        assertThatThrownBy(() -> merges.merge(one, other, Map.of(), staff.require("chen")))
                .hasMessageStartingWith("duplicates.mergedByLeaders");
        assertThatThrownBy(() -> merges.preview(one, other, staff.require("li")))
                .hasMessageStartingWith("customer.unknown");
        assertThatThrownBy(() -> merges.merge(one, one, Map.of(), director))
                .hasMessageStartingWith("duplicates.sameNumber");
        assertThatThrownBy(() -> merges.merge(one, other, Map.of("colour", Side.MERGED), director))
                .hasMessageStartingWith("duplicates.invalid");
    }

    @Test
    @DisplayName("D-07 the record still can't be changed by anything but a merge")
    void the_record_stays() {
        var number = inNegotiation.customer("Recorded Ltd");

        assertThatThrownBy(() -> database.sql(
                                "update record_entry set customer_number = customer_number where customer_number = ?")
                        .param(number.value())
                        .update())
                .hasMessageContaining("never changed");
        inNegotiation.ends(number);
    }

    private CustomerNumber create(String name, String owner, Map<CustomerField, String> more) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.putAll(more);
        typed.put(CustomerField.NAME, name);
        typed.put(CustomerField.OWNER, owner);
        return customers.create(NewCustomer.read(typed), owner).number();
    }
}
