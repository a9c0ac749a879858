package io.gendan.pipeline;

import io.gendan.customer.Customer;
import io.gendan.customer.consent.Consents;
import io.gendan.engine.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who on a customer's side must not be contacted, in words: told wherever the contact window is told, before anybody types
 * a message or picks up the telephone (CD-09).
 */
@Component
public class ForbiddenContacts {

    private static final String REASON = "consent.mustNotContact";
    private static final String REMEDY = "consent.mustNotContact.remedy";

    private final Consents consents;
    private final Words words;

    ForbiddenContacts(Consents consents, Words words) {
        this.consents = consents;
        this.words = words;
    }

    /**
     * Somebody who has withdrawn their consent.
     *
     * @param who the customer's name, or that of a person on its side
     * @param since the day from which on
     */
    public record Forbidden(String who, LocalDate since, String reason, String remedy) {}

    /** The customer itself first, then persons on its side. */
    public List<Forbidden> of(Customer customer) {
        return consents.againstContact(customer.number()).stream()
                .map(consent -> new Forbidden(
                        consent.person() == null ? customer.name() : consent.person(),
                        consent.withdrawnOn() == null ? consent.givenOn() : consent.withdrawnOn(),
                        words.of(REASON),
                        words.of(REMEDY)))
                .toList();
    }

    /** Above the windows of the brief, in the same columns; in both languages, for whoever opens the task. */
    Stream<Map<String, String>> rows(Customer customer) {
        return of(customer).stream()
                .map(one -> BriefRows.row(
                        "kind", one.who() + ": " + words.inBoth(REASON, " "),
                        "lastContact", "–",
                        "allowedFrom", "–",
                        "ideal", "–",
                        "latest", "–",
                        "rule", one.since() + " " + words.inBoth(REMEDY, " ")));
    }

    /** A task's card: whom to leave alone, then the window. */
    String card(Customer customer, String window) {
        var who = of(customer).stream().map(Forbidden::who).collect(Collectors.joining(", "));
        return who.isEmpty() ? window : words.inBoth("consent.onCard", " ") + ": " + who + " · " + window;
    }
}
