package io.gendan.browser;

import static io.gendan.support.Choices.FORWARD;

import io.gendan.support.Choices;
import java.util.List;

/** Straight on, but where one of these options is offered it is taken, the first of them first. */
final class Preferring implements Choices {

    private final List<String> preferred;
    private final boolean ticks;

    Preferring(String... preferred) {
        this(List.of(preferred), true);
    }

    private Preferring(List<String> preferred, boolean ticks) {
        this.preferred = preferred;
        this.ticks = ticks;
    }

    /** The same, with no box ticked that may stay empty. */
    Preferring ticksNothing() {
        return new Preferring(preferred, false);
    }

    @Override
    public <T> T oneOf(List<T> options) {
        for (var wish : preferred) {
            var found = options.indexOf(wish);
            if (found >= 0) {
                return options.get(found);
            }
        }
        return FORWARD.oneOf(options);
    }

    @Override
    public <T> T anyOf(List<T> equals) {
        return FORWARD.anyOf(equals);
    }

    @Override
    public int upTo(int most) {
        return FORWARD.upTo(most);
    }

    @Override
    public boolean yes() {
        return ticks;
    }
}
