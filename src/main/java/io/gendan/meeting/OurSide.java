package io.gendan.meeting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who of our side takes part in a meeting (M-07). Whoever leads the talk or takes notes takes part.
 *
 * @param people logins
 * @param lead login of the lead negotiator (主谈手); null where none is told
 * @param noteTaker login of who has the task to take notes; null for the customer's owner
 */
public record OurSide(
        List<String> people,
        @Nullable String lead,
        @Nullable String noteTaker) {

    /** Nobody has been told yet. */
    public static final OurSide UNKNOWN = new OurSide(List.of(), null, null);

    public OurSide {
        var all = new LinkedHashSet<>(people);
        Stream.of(lead, noteTaker).flatMap(Stream::ofNullable).forEach(all::add);
        people = List.copyOf(all);
    }

    /** The same, with one person in the place of another. */
    OurSide replacing(String from, String to) {
        return new OurSide(
                people.stream().map(person -> person.equals(from) ? to : person).toList(),
                from.equals(lead) ? to : lead,
                from.equals(noteTaker) ? to : noteTaker);
    }
}
