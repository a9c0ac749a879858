package io.gendan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Choices;
import io.gendan.support.EngineVariables;
import io.gendan.support.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks: lets jqwik choose a chain of deeds by a seed, and looks for a shorter one when it fails. */
@Component
class Walker {

    private static final int CUSTOMERS = 3;
    /** Before every other test's time: whom they left waiting isn't late yet. */
    private static final String BEGIN = "2024-03-04T10:00:00+08:00";

    private static final int GENERATED_SIZE = 1000;
    private static final int NOW_AND_THEN = 10;
    private static final Duration LONGEST_SHRINKING = Duration.ofMinutes(2);

    private final Customers customers;
    private final Pursuits pursuits;
    private final OpenWork openWork;
    private final RuntimeService runtime;
    private final JdbcClient database;
    private final Attempts attempts;
    private final TaskDeeds tasks;
    private final TimeDeeds time;
    private final JourneyDeeds journeys;
    private @Nullable Walk walk;

    Walker(
            Customers customers,
            Pursuits pursuits,
            OpenWork openWork,
            RuntimeService runtime,
            JdbcClient database,
            Attempts attempts,
            TaskDeeds tasks,
            TimeDeeds time,
            JourneyDeeds journeys) {
        this.customers = customers;
        this.pursuits = pursuits;
        this.openWork = openWork;
        this.runtime = runtime;
        this.database = database;
        this.attempts = attempts;
        this.tasks = tasks;
        this.time = time;
        this.journeys = journeys;
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

    /** What is done, and how often beside the rest. */
    private ActionChainArbitrary<Walk> chains(int length) {
        return ActionChain.startWith(this::begin)
                .withAction(100, action("complete", this::completeTask))
                .withAction(4, action("meddle", this::meddle))
                .withAction(25, action("wait", time::pass))
                .withAction(4, action("sweep", time::sweep))
                .withAction(6, action("take up", journeys::takeUp))
                .withAction(20, action("record", journeys::record))
                .withAction(3, action("allow early", journeys::allowEarly))
                .withAction(4, action("redirect", journeys::redirect))
                .withAction(5, action("pause", journeys::pauseOrResume))
                .withAction(4, action("hand over", journeys::handOver))
                .withAction(3, action("ask help", journeys::askHelp))
                .withAction(2, action("lose", journeys::lose))
                .withAction(2, action("release", journeys::release))
                .withMaxTransformations(length);
    }

    private void completeTask(Walk state, Choices choices) {
        if (tasks.complete(state, choices)) {
            return;
        }
        if (state.customers().stream().anyMatch(state.now()::isOpen)) {
            time.pass(state, choices);
        } else {
            comes(state);
        }
    }

    /** A new customer, so that a walk does not end with its last member. */
    private void comes(Walk state) {
        var owner = Walk.SALESPEOPLE.get(state.customers().size() % Walk.SALESPEOPLE.size());
        var number = customer(owner);
        pursuits.start(new CustomerNumber(number), owner);
        state.comes(number);
        state.goesOn(number + " comes", attempts.now(state));
    }

    private void meddle(Walk state, Choices choices) {
        if (!tasks.meddle(state, choices)) {
            journeys.takeUp(state, choices);
        }
    }

    /** Customers of several owners who are taken up, and one in the pool. */
    private Walk begin() {
        walk = null;
        Stories.itIs(BEGIN);
        var numbers = new ArrayList<String>();
        numbers.add(customer(null));
        for (int index = 1; index < CUSTOMERS; index++) {
            var owner = Walk.SALESPEOPLE.get(index);
            var number = customer(owner);
            pursuits.start(new CustomerNumber(number), owner);
            numbers.add(number);
        }
        walk = new Walk(numbers, Snapshot.of(numbers, database));
        return walk;
    }

    private String customer(@Nullable String owner) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.put(CustomerField.NAME, "Walked " + UUID.randomUUID());
        if (owner != null) {
            typed.put(CustomerField.OWNER, owner);
        }
        return customers.create(NewCustomer.read(typed), Walk.DIRECTOR).number().value();
    }

    /** Whatever has happened, the director can end every journey. */
    private void end() {
        for (var number : walk.customers()) {
            if (walk.now().isOpen(number)) {
                attempts.post(walk, Walk.DIRECTOR, number, "/journey/release", Map.of("reason", "End of the walk"));
            }
        }
        assertThat(walk.customers()).noneMatch(walk.now()::isOpen);
    }

    private @Nullable Throwable run(Shrinkable<ActionChain<Walk>> chain) {
        try (var errors = new LoggedErrors()) {
            chain.value()
                    .withInvariant(this::invariantsHold)
                    .withInvariant(state -> assertThat(errors.messages())
                            .as("errors in the log")
                            .isEmpty())
                    .run();
            end();
            return null;
        } catch (AssertionError failure) {
            return failure.getCause() == null ? failure : failure.getCause();
        } finally {
            clear();
        }
    }

    /** Nothing of a walk disturbs what comes after it. */
    private void clear() {
        if (walk == null) {
            return;
        }
        database.sql("""
                        select id_ from act_ru_execution where id_ = root_proc_inst_id_ and business_key_ in (:numbers)""")
                .param("numbers", walk.customers())
                .query(String.class)
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root, "End of the walk"));
        database.sql("""
                        update journey set closed_at = opened_at, ending = 'RELEASED'
                        where closed_at is null and customer_number in (:numbers)""").param("numbers", walk.customers()).update();
    }

    /** Customers of the walk are looked at after each deed; all others now and then, since that takes longer. */
    private void invariantsHold(Walk state) {
        state.invariantsHold();
        EngineVariables.holdNothingConfidential(state.customers(), database);
        if (state.length() % NOW_AND_THEN == 0) {
            assertThat(openWork.forgotten())
                    .as("customers without open work (ST-04)")
                    .isEmpty();
        }
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
