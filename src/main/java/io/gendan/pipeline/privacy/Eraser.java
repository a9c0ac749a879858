package io.gendan.pipeline.privacy;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.journey.Ending;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyInterrupted;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.privacy.Mentions.Mention;
import io.gendan.pipeline.privacy.WordsOfPersons.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Does what an erasure asks for, all of it in one transaction. */
@Component
class Eraser {

    private final BusinessKeyLock lock;
    private final ErasureTable table;
    private final WordsOfPersons wordsOf;
    private final NamesForgotten names;
    private final OwnRows ownRows;
    private final Mentions mentions;
    private final EngineTraces engine;
    private final SentFiles sentFiles;
    private final TrailTraces trail;
    private final Journeys journeys;
    private final TaskContexts taskContexts;
    private final ApplicationEventPublisher news;
    private final JdbcClient database;

    Eraser(
            BusinessKeyLock lock,
            ErasureTable table,
            WordsOfPersons wordsOf,
            NamesForgotten names,
            OwnRows ownRows,
            Mentions mentions,
            EngineTraces engine,
            SentFiles sentFiles,
            TrailTraces trail,
            Journeys journeys,
            TaskContexts taskContexts,
            ApplicationEventPublisher news,
            JdbcClient database) {
        this.lock = lock;
        this.table = table;
        this.wordsOf = wordsOf;
        this.names = names;
        this.ownRows = ownRows;
        this.mentions = mentions;
        this.engine = engine;
        this.sentFiles = sentFiles;
        this.trail = trail;
        this.journeys = journeys;
        this.taskContexts = taskContexts;
        this.news = news;
        this.database = database;
    }

    /**
     * The whole customer, and those that turned out to be it.
     *
     * @param others whose texts are freed of the words that name it, too
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Long> customer(CustomerNumber number, List<String> others, String by) {
        var numbers = lock(number);
        var words = wordsOf.ofCustomers(numbers);
        endJourney(number, by);
        allow();
        var counts = new LinkedHashMap<String, Long>();
        put(counts, "process", engine.erase(numbers));
        names.leaveOut(number, numbers, null).forEach((name, rows) -> put(counts, name, rows));
        put(counts, "import_part", sentFiles.erase(words.abroad()));
        ownRows.erase(numbers).forEach((name, rows) -> put(counts, name, rows));
        table.bury(numbers);
        var named = words(words, numbers, others, counts);
        put(counts, TrailTraces.TABLE, trail.erase(numbers));
        end();
        tellAnew(named);
        return counts;
    }

    /** One person on the customer's side; the customer stays, and so do others and what they are reached by. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Long> person(CustomerNumber number, long person, List<String> others) {
        var numbers = lock(number);
        var words = wordsOf.ofPerson(numbers, person);
        allow();
        var counts = new LinkedHashMap<String, Long>();
        names.leaveOut(number, numbers, person).forEach((name, rows) -> put(counts, name, rows));
        put(counts, "former_name", forgetNames(numbers, person));
        for (var name : List.of("contact_point", "call_time", "consent")) {
            put(counts, name, remove(name, "contact_person", person));
        }
        put(counts, "contact_person", remove("contact_person", "id", person));
        forgetMerges(numbers, words.own(), counts);
        put(counts, "import_part", sentFiles.erase(words.abroad()));
        var named = words(words, numbers, others, counts);
        put(counts, "process", engine.erase(words.own(), numbers));
        end();
        // Made anew from what is left.
        put(counts, "duplicate_key", remove("duplicate_key", "customer_number", number.value()));
        tellAnew(List.of(number.value()));
        tellAnew(named);
        return counts;
    }

    /** Keeps others from the customer, and from those that turned out to be it, until the transaction ends. */
    List<String> lock(CustomerNumber number) {
        var numbers = table.sameAs(number);
        numbers.forEach(lock::lock);
        return numbers;
    }

    /** Takes the words out wherever they may be, and returns which of the others were named. */
    private List<String> words(Named words, List<String> numbers, List<String> others, Map<String, Long> counts) {
        var named = mentions.among(words.abroad(), others).stream()
                .map(Mention::customer)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        mentions.eraseOwn(words.own(), numbers).forEach((name, rows) -> put(counts, name, rows));
        mentions.eraseOfNobody(words.abroad()).forEach((name, rows) -> put(counts, name, rows));
        mentions.eraseOfOthers(words.abroad(), others).forEach((name, rows) -> put(counts, name, rows));
        put(counts, TrailTraces.TABLE, trail.erase(words.own(), numbers));
        put(counts, TrailTraces.TABLE, trail.eraseOfImports(words.abroad()));
        if (!others.isEmpty()) {
            put(counts, TrailTraces.TABLE, trail.erase(words.abroad(), others));
            put(counts, TrailTraces.TABLE, trail.eraseOfNobody(words.abroad()));
        }
        return named;
    }

    /** What is found by, and what open tasks show, follows what was changed. */
    private void tellAnew(List<String> numbers) {
        if (!numbers.isEmpty()) {
            news.publishEvent(new CustomersChanged(
                    numbers.stream().map(CustomerNumber::new).toList()));
            numbers.forEach(taskContexts::refresh);
        }
    }

    /** Those the person once bore; also where it was taken out of the book and noted again. */
    private long forgetNames(List<String> numbers, long person) {
        return database.sql("""
                        delete from former_name f where f.contact_person = :person
                            or f.customer_number = any(:numbers) and f.of_person and f.contact_person is null
                                and exists (select 1 from contact_person p left join former_name o on o.contact_person = p.id
                                    where p.id = :person and lower(f.name) in (lower(p.name), lower(o.name)))
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("person", person)
                .update();
    }

    /** What a merge remembers of the person would come back with its undoing. */
    private void forgetMerges(List<String> numbers, PersonWords words, Map<String, Long> counts) {
        if (!words.isEmpty()) {
            put(
                    counts,
                    "customer_merge_change",
                    database.sql("""
                            delete from customer_merge_change where merge_id in (
                                select c.merge_id from customer_merge_change c join customer_merge m on m.id = c.merge_id
                                where (m.survivor = any(:numbers) or m.merged = any(:numbers))
                                    and (c.before::text ~* :pattern or c.after::text ~* :pattern or c.key::text ~* :pattern))
                            """)
                            .param("numbers", numbers.toArray(String[]::new))
                            .param("pattern", words.pattern())
                            .update());
        }
    }

    private void endJourney(CustomerNumber number, String by) {
        journeys.latest(number).filter(Journey::isOpen).ifPresent(journey -> {
            news.publishEvent(new JourneyInterrupted(journey, false, by));
            journeys.close(number, Ending.ERASED, new Cause(by, null));
        });
    }

    private long remove(String from, String column, Object value) {
        return database.sql("delete from %s where %s = ?".formatted(from, column))
                .param(value)
                .update();
    }

    private static void put(Map<String, Long> counts, String name, long rows) {
        if (rows > 0) {
            counts.merge(name, rows, Long::sum);
        }
    }

    private void allow() {
        set("on");
    }

    private void end() {
        set("");
    }

    /** For this transaction alone: what stays for ever gives way to an erasure. */
    private void set(String erasing) {
        database.sql("select set_config('gendan.erasing', ?, true)")
                .param(erasing)
                .query(String.class)
                .single();
    }
}
