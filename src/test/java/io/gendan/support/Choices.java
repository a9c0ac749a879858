package io.gendan.support;

import java.util.List;
import java.util.Random;

/** How whoever fills a form chooses where the form leaves a choice. */
public interface Choices {

    /** Always what leads forward: the first option, every box ticked, tomorrow. */
    Choices FORWARD = new Choices() {
        @Override
        public <T> T oneOf(List<T> options) {
            return options.get(0);
        }

        @Override
        public <T> T anyOf(List<T> equals) {
            return equals.get(0);
        }

        @Override
        public int upTo(int most) {
            return most == 0 ? 0 : 1;
        }

        @Override
        public boolean yes() {
            return true;
        }
    };

    /** One of these, of which the first leads forward; there is at least one. */
    <T> T oneOf(List<T> options);

    /** One of these, of which none is before the others; there is at least one. */
    <T> T anyOf(List<T> equals);

    /** A whole number from 0 to this one. */
    int upTo(int most);

    boolean yes();

    /** Forward every other time, so that long ways are gone too; otherwise anything. */
    static Choices by(Random random) {
        return new Choices() {
            @Override
            public <T> T oneOf(List<T> options) {
                return options.get(random.nextBoolean() ? 0 : random.nextInt(options.size()));
            }

            @Override
            public <T> T anyOf(List<T> equals) {
                return equals.get(random.nextInt(equals.size()));
            }

            @Override
            public int upTo(int most) {
                return random.nextInt(most + 1);
            }

            @Override
            public boolean yes() {
                return random.nextInt(4) > 0;
            }
        };
    }
}
