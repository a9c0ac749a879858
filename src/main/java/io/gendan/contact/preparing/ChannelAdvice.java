package io.gendan.contact.preparing;

import io.gendan.engine.Words;
import io.gendan.journey.Channel;
import io.gendan.journey.Journey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Advises to let the channels take turns, and points out whoever would use the same one for the third time in a row
 * (A-05).
 */
@Component
class ChannelAdvice extends Preparation {

    /** So many times in a row are enough: once more is pointed out. */
    private static final int ENOUGH = 2;

    private final ChannelTurns turns;
    private final Words words;

    ChannelAdvice(ChannelTurns turns, Words words) {
        this.turns = turns;
        this.words = words;
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var lately = turns.lately(journey.number());
        int inARow = ChannelTurns.inARow(lately);
        boolean enough = inARow >= ENOUGH;
        return Map.of(
                "channelAdvice", lately.isEmpty() ? "" : advice(lately),
                "channelInARow", enough ? lately.get(0).name() : "",
                "channelWarning", enough ? words.of("channel.again", name(lately.get(0)), inARow + 1) : "");
    }

    private String advice(List<Channel> lately) {
        var last = lately.stream().limit(ENOUGH + 1).map(this::name).collect(Collectors.joining(", "));
        var others = ChannelTurns.others(lately).stream().map(this::name).collect(Collectors.joining(", "));
        return words.of("channel.lately", last) + (others.isEmpty() ? "" : " " + words.of("channel.others", others));
    }

    private String name(Channel channel) {
        return words.of("channel." + channel);
    }
}
