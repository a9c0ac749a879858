package io.gendan.pipeline;

import io.gendan.customer.CallTime;
import io.gendan.customer.ContactBook;
import io.gendan.customer.ContactPoint;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts on record what was changed about whom to reach at a customer, how, and when (D-01, D-02). */
@Component
class ContactBookRecord {

    /** What was done, as the record tells it. */
    enum Deed {
        ADDED,
        CHANGED,
        REMOVED,
        MADE_MAIN
    }

    private final ContactBook book;
    private final CallTimeWords words;
    private final Journeys journeys;
    private final Records records;

    ContactBookRecord(ContactBook book, CallTimeWords words, Journeys journeys, Records records) {
        this.book = book;
        this.words = words;
        this.journeys = journeys;
        this.records = records;
    }

    ContactBooks.Way put(CustomerNumber number, Person by, Deed deed, ContactPoint way) {
        put(
                number,
                by,
                deed,
                "contactPerson",
                name(number, way.contactPerson()),
                "wayKind",
                way.kind(),
                "way",
                way.value(),
                "wayLabel",
                way.label());
        return ContactBooks.Way.of(way);
    }

    CallTime put(CustomerNumber number, Person by, Deed deed, CallTime time) {
        put(number, by, deed, "contactPerson", name(number, time.contactPerson()), "callTime", words.of(time));
        return time;
    }

    /** Puts down what was done to whom or what, told in pairs of a name and its value; what isn't known is left out. */
    void put(CustomerNumber number, Person by, Deed deed, @Nullable Object... told) {
        var content = new LinkedHashMap<String, Object>(Map.of("bookChange", deed.name()));
        for (int i = 0; i < told.length; i += 2) {
            var value = told[i + 1];
            if (value != null) {
                content.put(String.valueOf(told[i]), value.toString());
            }
        }
        records.put(new NewEntry(
                number,
                journeys.latest(number).filter(Journey::isOpen).orElse(null),
                EntryKind.CONTACT_BOOK,
                new Cause(by.login(), null),
                null,
                null,
                content));
    }

    private @Nullable String name(CustomerNumber number, @Nullable Long person) {
        return person == null ? null : book.require(number, person).name();
    }
}
