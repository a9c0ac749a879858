package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.journey.Ending;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.staff.Person;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people ask of a journey beside its straight way (ST-01, ST-03, A-06), read from the fields they filled in. */
@Component
public class CourseRequests {

    /** What can be asked. */
    public enum Turn {
        REDIRECT,
        PAUSE,
        RESUME,
        HAND_OVER,
        HELP,
        LOSE,
        RELEASE
    }

    private static final int LINE = 255;
    private static final int AREA = 20_000;

    private final Course course;
    private final CustomerAccess access;
    private final Journeys journeys;

    CourseRequests(Course course, CustomerAccess access, Journeys journeys) {
        this.course = course;
        this.access = access;
        this.journeys = journeys;
    }

    /** What this person can ask of the customer's journey as it stands; nothing when none is open. */
    public Set<Turn> possible(CustomerNumber number, Person person) {
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        var possible = EnumSet.noneOf(Turn.class);
        if (journey != null && person.role().sells()) {
            possible.addAll(EnumSet.allOf(Turn.class));
            possible.remove(journey.isPaused() ? Turn.PAUSE : Turn.RESUME);
            if (!access.leads(person)) {
                possible.remove(Turn.REDIRECT);
            }
        }
        return possible;
    }

    /** Whether this person can take the customer up: it is no member, and nobody pursues it. */
    public boolean canTakeUp(CustomerNumber number, Person person) {
        return person.role().sells()
                && journeys.latest(number)
                        .filter(journey -> journey.isOpen() || journey.ending() == Ending.JOINED)
                        .isEmpty();
    }

    /**
     * Does what was asked.
     *
     * @throws Refusal 400 {@code journey.invalid} with everything that is wrong with the fields; and as {@link Course}
     *     says
     */
    public void take(
            Turn turn, CustomerNumber number, @Nullable Map<String, ? extends @Nullable Object> sent, Person by) {
        var fields = new BodyReader(sent);
        var deed = deed(turn, number, fields, by);
        fields.check();
        deed.run();
    }

    private Runnable deed(Turn turn, CustomerNumber number, BodyReader fields, Person by) {
        return switch (turn) {
            case REDIRECT -> redirect(number, fields, by);
            case PAUSE -> pause(number, fields, by);
            case RESUME -> resume(number, fields, by);
            case HAND_OVER -> handOver(number, fields, by);
            case HELP -> help(number, fields, by);
            case LOSE -> lose(number, fields, by);
            case RELEASE -> release(number, fields, by);
        };
    }

    private Runnable redirect(CustomerNumber number, BodyReader fields, Person by) {
        var stage = fields.text("stage", LINE);
        var reason = fields.text("reason", AREA);
        return () -> course.redirect(number, stage, reason, by);
    }

    private Runnable pause(CustomerNumber number, BodyReader fields, Person by) {
        var until = fields.day("until");
        var reason = fields.text("reason", AREA);
        return () -> course.pause(number, until, reason, by);
    }

    private Runnable resume(CustomerNumber number, BodyReader fields, Person by) {
        var reason = fields.optional("reason", AREA);
        return () -> course.resume(number, reason, by);
    }

    private Runnable handOver(CustomerNumber number, BodyReader fields, Person by) {
        var to = fields.text("to", LINE);
        var reason = fields.text("reason", AREA);
        return () -> course.offerHandOver(number, to, reason, by);
    }

    private Runnable help(CustomerNumber number, BodyReader fields, Person by) {
        var question = fields.text("question", AREA);
        return () -> course.askHelp(number, question, by);
    }

    private Runnable lose(CustomerNumber number, BodyReader fields, Person by) {
        var loss = new Loss(
                fields.choice("lossReason", LossReason.class),
                fields.optional("lossDetails", AREA),
                fields.optional("competitor", LINE),
                fields.optionalDay("lookAgainOn"));
        return () -> course.lose(number, loss, by);
    }

    private Runnable release(CustomerNumber number, BodyReader fields, Person by) {
        var reason = fields.text("reason", AREA);
        return () -> course.release(number, reason, by);
    }
}
