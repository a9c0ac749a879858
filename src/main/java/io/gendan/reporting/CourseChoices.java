package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.journey.LossReason;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import io.gendan.pipeline.CourseRequests;
import io.gendan.pipeline.CourseRequests.Turn;
import io.gendan.pipeline.HandOvers;
import io.gendan.pipeline.Judgements;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the customer's page offers to choose from when a journey is turned aside. */
@Component
class CourseChoices {

    /**
     * The choices of one customer's page.
     *
     * @param turns what this person can ask of the journey as it stands
     * @param takeUp whether this person can take the customer up
     * @param stages where it could be moved
     * @param colleagues who could take the customer over
     * @param grades by which the customer can be judged where it stands
     * @param tomorrow the first day that lies ahead
     */
    record Choices(
            Set<Turn> turns,
            boolean takeUp,
            List<String> stages,
            List<Person> colleagues,
            List<LossReason> lossReasons,
            List<Grade> grades,
            LocalDate tomorrow) {}

    /**
     * One of the views of a customer.
     *
     * @param key the field that judges it
     * @param current how the customer is judged now
     */
    record Grade(
            String key,
            List<? extends Enum<?>> options,
            @Nullable Enum<?> current) {}

    private final CourseRequests requests;
    private final Stages stages;
    private final HandOvers handOvers;
    private final Judgements judgements;
    private final Clock clock;

    CourseChoices(CourseRequests requests, Stages stages, HandOvers handOvers, Judgements judgements, Clock clock) {
        this.requests = requests;
        this.stages = stages;
        this.handOvers = handOvers;
        this.judgements = judgements;
        this.clock = clock;
    }

    Choices of(Customer customer, @Nullable String stage, Person person) {
        var others = stages.all().stream()
                .map(Stage::name)
                .filter(name -> !name.equals(stage) && !name.equals(Stage.MEMBER))
                .toList();
        var owner = customer.owner();
        return new Choices(
                requests.possible(customer.number(), person),
                requests.canTakeUp(customer.number(), person),
                others,
                owner == null ? List.of() : handOvers.receivers(owner, person),
                List.of(LossReason.values()),
                grades(customer),
                LocalDate.now(clock).plusDays(1));
    }

    private List<Grade> grades(Customer customer) {
        return judgements.isMember(customer.number())
                ? List.of(
                        new Grade("serviceGrade", List.of(ServiceGrade.values()), customer.serviceGrade()),
                        new Grade("quadrant", List.of(Quadrant.values()), customer.quadrant()))
                : List.of(new Grade("signingGrade", List.of(SigningGrade.values()), customer.signingGrade()));
    }
}
