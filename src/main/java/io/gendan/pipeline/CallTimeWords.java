package io.gendan.pipeline;

import io.gendan.customer.CallTime;
import io.gendan.customer.CallTimes;
import io.gendan.customer.ContactBook;
import io.gendan.customer.Customer;
import io.gendan.engine.Words;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When somebody prefers to be called, in words (D-01). */
@Component
public class CallTimeWords {

    private final CallTimes callTimes;
    private final ContactBook book;
    private final Words words;

    CallTimeWords(CallTimes callTimes, ContactBook book, Words words) {
        this.callTimes = callTimes;
        this.book = book;
        this.words = words;
    }

    /** Days and hours, such as "Mon, Wed 14:00–16:00". */
    public String of(CallTime time) {
        return time.days().stream().sorted().map(this::day).collect(Collectors.joining(", ")) + " " + time.from() + "–"
                + time.to();
    }

    /** What the brief says of a customer: when who is called. */
    List<Map<String, String>> rows(Customer customer) {
        return callTimes.keptTo(customer.number()).stream()
                .map(time -> BriefRows.row("who", who(customer, time), "when", of(time)))
                .toList();
    }

    private String who(Customer customer, CallTime time) {
        var person = time.contactPerson();
        return person == null
                ? customer.name()
                : book.require(customer.number(), person).name();
    }

    private String day(DayOfWeek day) {
        return words.of("callTime.day." + day);
    }
}
