package io.gendan.pipeline;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.pipeline.Story.Card;
import io.gendan.pipeline.Story.Fact;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The story of a customer for whoever has one of its open tasks before them (N-02, N-21): whoever may see the customer
 * gets everything, whoever is only asked for the task gets what the task shows.
 */
@Component
public class TaskStories {

    private static final int PAGE = 20;

    /** As many as the brief on the form itself. */
    private static final int LAST_CONTACTS = 3;

    private static final List<String> WORDS = List.of(
            "owner",
            "window",
            "allowedFrom",
            "ideal",
            "latest",
            "lastContact",
            "tooEarly",
            "tooLate",
            "notPlanned",
            "assumed",
            "openWork",
            "waiting",
            "nothingOpen",
            "nextStep",
            "contacts",
            "attitudes",
            "map",
            "sessions",
            "record",
            "lastContacts",
            "nothing",
            "more",
            "page",
            "gone",
            "noAnswer");

    private final OpenWork openWork;
    private final Customers customers;
    private final Journeys journeys;
    private final Records records;
    private final Interactions interactions;
    private final JourneyFacts facts;
    private final Standings standings;
    private final TabGlances glances;
    private final BriefRows rows;
    private final Leaves leaves;
    private final Words words;

    TaskStories(
            OpenWork openWork,
            Customers customers,
            Journeys journeys,
            Records records,
            Interactions interactions,
            JourneyFacts facts,
            Standings standings,
            TabGlances glances,
            BriefRows rows,
            Leaves leaves,
            Words words) {
        this.openWork = openWork;
        this.customers = customers;
        this.journeys = journeys;
        this.records = records;
        this.interactions = interactions;
        this.facts = facts;
        this.standings = standings;
        this.glances = glances;
        this.rows = rows;
        this.leaves = leaves;
        this.words = words;
    }

    /**
     * The story beside this task.
     *
     * @param page which part of the record, 0 for the newest
     * @throws Refusal 404 {@code task.unknown} when there is no such open task, or not for this person
     */
    @Transactional(readOnly = true)
    public Story of(String taskId, Person person, int page) {
        var found = openWork.find(taskId).orElseThrow(() -> unknown(taskId));
        var customer = customers.require(found.number());
        if (customers.isSeenBy(customer, person)) {
            return whole(customer, found.task(), person, Math.max(0, page));
        }
        if (found.task().isFor(person.login()) && person.role().sells()) {
            return ofTheTask(customer, found.task());
        }
        throw unknown(taskId);
    }

    private Story whole(Customer customer, OpenTask task, Person person, int page) {
        var number = customer.number();
        var cards = facts.entries(number, (long) page * PAGE, PAGE, person).stream()
                .map(line -> new Card(
                        String.valueOf(line.id()),
                        line.title(),
                        line.stage(),
                        rows.name(line.author()),
                        rows.time(line.happenedAt()),
                        facts(line.content())))
                .toList();
        return new Story(
                number.value(),
                customer.name(),
                stage(number),
                inPlaceOf(task),
                standings.of(customer, person),
                page == 0 ? glances.of(customer, person) : null,
                cards,
                records.count(number),
                words());
    }

    private Story ofTheTask(Customer customer, OpenTask task) {
        var cards = interactions.last(customer.number(), LAST_CONTACTS).stream()
                .map(contact -> {
                    var row = rows.contact(contact);
                    var said = new LinkedHashMap<String, String>();
                    said.put(words.of("story.said"), row.getOrDefault("said", ""));
                    said.put(words.of("story.openQuestion"), row.getOrDefault("openQuestion", ""));
                    return new Card(
                            contact.happenedAt().toString(),
                            row.getOrDefault("channel", ""),
                            null,
                            row.getOrDefault("who", ""),
                            row.getOrDefault("when", ""),
                            facts(said));
                })
                .toList();
        return new Story(
                null,
                customer.name(),
                stage(customer.number()),
                inPlaceOf(task),
                null,
                null,
                cards,
                cards.size(),
                words());
    }

    private @Nullable String inPlaceOf(OpenTask task) {
        var away = task.inPlaceOf();
        return away == null
                ? null
                : leaves.now(away)
                        .map(leave -> words.of(
                                "story.inPlaceOf",
                                rows.name(away),
                                leave.lastDay().toString()))
                        .orElse(null);
    }

    private String stage(CustomerNumber number) {
        return journeys.latest(number).map(journey -> journey.stage().name()).orElse("");
    }

    private static List<Fact> facts(Map<String, String> content) {
        return content.entrySet().stream()
                .filter(fact -> !fact.getValue().isBlank())
                .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                .toList();
    }

    private Map<String, String> words() {
        var texts = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> texts.put(word, words.of("story." + word)));
        return texts;
    }

    private static Refusal unknown(String taskId) {
        return Refusal.notFound("task.unknown", taskId);
    }
}
