package io.gendan.browser;

import static io.gendan.support.Choices.FORWARD;

import io.gendan.support.Choices;
import java.util.List;

/** Straight on, but where one of these options is offered it is taken, the first of them first. */
final class Preferring implements Choices {

    private final List<String> preferred;

    Preferring(String... preferred) {
        this.preferred = List.of(preferred);
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
        return FORWARD.yes();
    }
}
