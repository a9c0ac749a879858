package io.gendan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.pipeline.OpenWork;
import io.gendan.support.Choices;
import io.gendan.support.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Walks: lets jqwik choose a chain of deeds by a seed, and looks for a shorter one when it fails. */
@Component
class Walker {

    private static final int CUSTOMERS = 3;
    private static final int GENERATED_SIZE = 1000;
    private static final Duration LONGEST_SHRINKING = Duration.ofMinutes(2);

    private final Deeds deeds;
    private final OpenWork openWork;
    private @Nullable Walk walk;

    Walker(Deeds deeds, OpenWork openWork) {
        this.deeds = deeds;
        this.openWork = openWork;
    }

    private interface Deed {
        void in(Walk walk, Choices choices);
    }

    /** Walks as this seed tells; the same seed is the same walk. */
    Walk walk(long seed, int length) {
        JqwikSession.run(() -> {
            var chain = chains(length).generator(GENERATED_SIZE).next(new Random(seed));
            var failure = run(chain);
            if (failure != null) {
                throw new AssertionError(
                        "The walk with seed %d failed; walk it again by -Dgendan.walk.seed=%d -Dgendan.walk.deeds=%d%n%s"
                                .formatted(seed, seed, length, shortest(chain, failure)),
                        failure);
            }
        });
        return walk;
    }

    private ActionChainArbitrary<Walk> chains(int length) {
        return ActionChain.startWith(this::begin)
                .withAction(60, action("complete", deeds::completeTask))
                .withAction(3, action("meddle", deeds::meddle))
                .withAction(4, action("take up", deeds::takeUp))
                .withAction(10, action("record", deeds::recordContact))
                .withAction(15, action("wait", deeds::letTimePass))
                .withMaxTransformations(length);
    }

    private Walk begin() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        walk = deeds.begin(CUSTOMERS);
        return walk;
    }

    private @Nullable Throwable run(Shrinkable<ActionChain<Walk>> chain) {
        try {
            chain.value().withInvariant(this::invariantsHold).run();
            return null;
        } catch (AssertionError failure) {
            return failure.getCause() == null ? failure : failure.getCause();
        } finally {
            deeds.end(walk);
        }
    }

    private void invariantsHold(Walk state) {
        state.invariantsHold();
        assertThat(openWork.forgotten())
                .as("customers without open work (ST-04)")
                .isEmpty();
    }

    /** The story of the shortest failing walk that is found in time. */
    private String shortest(Shrinkable<ActionChain<Walk>> failing, Throwable failure) {
        var until = Instant.now().plus(LONGEST_SHRINKING);
        var story = story(failure);
        var best = failing;
        for (boolean shorter = true; shorter; ) {
            shorter = false;
            var candidates = best.shrink().iterator();
            while (!shorter && candidates.hasNext() && Instant.now().isBefore(until)) {
                var candidate = candidates.next();
                var again = run(candidate);
                if (again != null) {
                    story = story(again);
                    best = candidate;
                    shorter = true;
                }
            }
        }
        return story;
    }

    private String story(Throwable failure) {
        return walk + System.lineSeparator() + failure;
    }

    private static Action.Independent<Walk> action(String name, Deed deed) {
        return () -> Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .withoutEdgeCases()
                .map(dice ->
                        Transformer.mutate(name + " " + dice, walk -> deed.in(walk, Choices.by(new Random(dice)))));
    }
}
