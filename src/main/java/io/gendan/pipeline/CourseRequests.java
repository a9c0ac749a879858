package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.Refusal;
import io.gendan.journey.Ending;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
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
        RELEASE,
        JUDGE
    }

    private final Course course;
    private final Judgements judgements;
    private final CustomerAccess access;
    private final Journeys journeys;
    private final OpenWork openWork;
    private final Clock clock;

    CourseRequests(
            Course course,
            Judgements judgements,
            CustomerAccess access,
            Journeys journeys,
            OpenWork openWork,
            Clock clock) {
        this.course = course;
        this.judgements = judgements;
        this.access = access;
        this.journeys = journeys;
        this.openWork = openWork;
        this.clock = clock;
    }

    /** What this person can ask about the customer as it stands; without an open journey at most to judge it anew. */
    public Set<Turn> possible(CustomerNumber number, Person person) {
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        var possible = EnumSet.noneOf(Turn.class);
        if (journey != null && person.role().sells()) {
            possible.addAll(EnumSet.complementOf(EnumSet.of(Turn.JUDGE)));
            possible.remove(journey.isPaused() ? Turn.PAUSE : Turn.RESUME);
            if (openWork.isOpen(number, HandOvers.ANSWER)) {
                possible.remove(Turn.HAND_OVER);
            }
            if (openWork.isOpen(number, Course.HELP)) {
                possible.remove(Turn.HELP);
            }
            if (!person.role().leads()) {
                possible.remove(Turn.REDIRECT);
            }
        }
        if (judgements.canJudge(number, person)) {
            possible.add(Turn.JUDGE);
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
        var fields = new Body(sent == null ? Map.of() : sent, clock);
        var deed = deed(turn, number, fields, by);
        if (!fields.errors().isEmpty()) {
            throw Refusal.badRequest("journey.invalid").with(fields.errors());
        }
        deed.run();
    }

    private Runnable deed(Turn turn, CustomerNumber number, Body fields, Person by) {
        return switch (turn) {
            case REDIRECT -> redirect(number, fields, by);
            case PAUSE -> pause(number, fields, by);
            case RESUME -> resume(number, fields, by);
            case HAND_OVER -> handOver(number, fields, by);
            case HELP -> help(number, fields, by);
            case LOSE -> lose(number, fields, by);
            case RELEASE -> release(number, fields, by);
            case JUDGE -> judge(number, fields, by);
        };
    }

    private Runnable redirect(CustomerNumber number, Body fields, Person by) {
        var stage = text(fields, "stage", Body.LINE);
        var reason = text(fields, "reason", Body.TEXT);
        return () -> course.redirect(number, stage, reason, by);
    }

    private Runnable pause(CustomerNumber number, Body fields, Person by) {
        var until = Objects.requireNonNullElse(fields.dayAhead("until", true), LocalDate.EPOCH);
        var reason = text(fields, "reason", Body.TEXT);
        return () -> course.pause(number, until, reason, by);
    }

    private Runnable resume(CustomerNumber number, Body fields, Person by) {
        var reason = fields.text("reason", Body.TEXT, false);
        return () -> course.resume(number, reason, by);
    }

    private Runnable handOver(CustomerNumber number, Body fields, Person by) {
        var to = text(fields, "to", Body.LINE);
        var reason = text(fields, "reason", Body.TEXT);
        return () -> course.offerHandOver(number, to, reason, by);
    }

    private Runnable help(CustomerNumber number, Body fields, Person by) {
        var question = text(fields, "question", Body.TEXT);
        return () -> course.askHelp(number, question, by);
    }

    private Runnable lose(CustomerNumber number, Body fields, Person by) {
        var loss = new Loss(
                Objects.requireNonNullElse(fields.choice("lossReason", LossReason.class, null), LossReason.OTHER),
                fields.text("lossDetails", Body.TEXT, false),
                fields.text("competitor", Body.LINE, false),
                fields.text("wouldReturnIf", Body.TEXT, false),
                fields.dayAhead("lookAgainOn", false));
        return () -> course.lose(number, loss, by);
    }

    private Runnable release(CustomerNumber number, Body fields, Person by) {
        var reason = text(fields, "reason", Body.TEXT);
        return () -> course.release(number, reason, by);
    }

    private Runnable judge(CustomerNumber number, Body fields, Person by) {
        var judgement = new Judgement(
                fields.optionalChoice("signingGrade", SigningGrade.class),
                fields.optionalChoice("serviceGrade", ServiceGrade.class),
                fields.optionalChoice("quadrant", Quadrant.class),
                text(fields, "reason", Body.TEXT));
        return () -> judgements.judge(number, judgement, by);
    }

    /** A text that is demanded; without it nothing is done, and this is never looked at. */
    private static String text(Body fields, String key, int longest) {
        return Objects.requireNonNullElse(fields.text(key, longest, true), "");
    }
}
