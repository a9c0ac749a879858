package io.gendan.contact.preparing;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.journey.Interaction;
import io.gendan.journey.Interactions;
import java.util.List;
import org.springframework.stereotype.Component;

/** By which channels a customer has been contacted lately; they are to take turns. */
@Component
class ChannelTurns {

    private static final int LAST_CONTACTS = 20;

    /** What can be chosen on the form. */
    private static final List<Channel> CHOICES =
            List.of(Channel.PHONE, Channel.EMAIL, Channel.SMS, Channel.WECHAT, Channel.VIDEO, Channel.VISIT);

    private final Interactions interactions;

    ChannelTurns(Interactions interactions) {
        this.interactions = interactions;
    }

    /** The channels of our last contacts, newest first; what came from the customer is not our choice. */
    List<Channel> lately(CustomerNumber number) {
        return interactions.last(number, LAST_CONTACTS).stream()
                .filter(contact -> contact.direction() == Direction.OUTBOUND)
                .map(Interaction::channel)
                .filter(CHOICES::contains)
                .toList();
    }

    /** How many of these in a row, from the first on, are the same. */
    static int inARow(List<Channel> lately) {
        return (int)
                lately.stream().takeWhile(channel -> channel == lately.get(0)).count();
    }

    /** What else there is, those first that were not used lately. */
    static List<Channel> others(List<Channel> lately) {
        var fresh =
                CHOICES.stream().filter(channel -> !lately.contains(channel)).toList();
        return fresh.isEmpty()
                ? CHOICES.stream()
                        .filter(channel -> lately.indexOf(channel) > 0)
                        .toList()
                : fresh;
    }
}
