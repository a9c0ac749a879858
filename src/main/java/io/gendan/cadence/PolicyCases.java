package io.gendan.cadence;

import io.gendan.customer.Grades;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.DecisionRules.Problem;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Phase;
import io.gendan.journey.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;

/** Asks a policy table for every case that can come up, before it is deployed. */
final class PolicyCases {

    /** The stages of every installation, and in each phase one that an admin may add (ST-05). */
    private static final List<Stage> STAGES = Stream.concat(
                    Stream.of(
                            new Stage(Stage.A, 0, Phase.OUTREACH),
                            new Stage(Stage.A2, 0, Phase.MEETING),
                            new Stage(Stage.B1, 0, Phase.MEETING),
                            new Stage(Stage.B2, 0, Phase.NEGOTIATION),
                            new Stage(Stage.B3, 0, Phase.NEGOTIATION),
                            new Stage(Stage.MEMBER, 0, Phase.MEMBERSHIP)),
                    Stream.of(Phase.values()).map(phase -> new Stage("?", 0, phase)))
            .toList();

    private final DmnEngine engine = new DefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table;

    PolicyCases(DmnModelInstance table) {
        this.table = engine.parseDecision(ContactPolicy.DECISION, table);
    }

    /** Cases without a row, and grades that demand more contacts than their stage allows. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        for (var stage : STAGES) {
            for (var kind : ContactKind.values()) {
                var ofStage = row(stage, Grades.NONE, kind);
                if (ofStage == null) {
                    problems.add(missing(stage, kind));
                } else {
                    grades(stage).forEach(grades -> tooMany(problems, stage, grades, kind, ofStage));
                }
            }
        }
        return problems.stream().distinct().toList();
    }

    private void tooMany(
            List<Problem> problems, Stage stage, Grades grades, ContactKind kind, Map<String, Object> ofStage) {
        var ofGrade = row(stage, grades, kind);
        if (ofGrade != null
                && ofGrade.get("leastPerPeriod") instanceof Integer least
                && ofStage.get("mostPerPeriod") instanceof Integer most
                && ofGrade.get("periodDays") instanceof Integer days
                && ofStage.get("periodDays") instanceof Integer daysOfStage
                && most < least
                && daysOfStage >= days) {
            problems.add(Problem.of(
                    ContactPolicy.DECISION,
                    "cadence.moreThanStage",
                    String.valueOf(ofGrade.get("note")),
                    String.valueOf(least),
                    String.valueOf(ofStage.get("note")),
                    String.valueOf(most)));
        }
    }

    private @Nullable Map<String, Object> row(Stage stage, Grades grades, ContactKind kind) {
        var result =
                engine.evaluateDecisionTable(table, inputs(stage, grades, kind)).getFirstResult();
        return result == null ? null : result.getEntryMap();
    }

    /** What the table is asked with. */
    static VariableMap inputs(Stage stage, Grades grades, ContactKind kind) {
        return Variables.createVariables()
                .putValue("phase", stage.phase().name())
                .putValue("stage", stage.name())
                .putValue("signingGrade", name(grades.signing()))
                .putValue("serviceGrade", name(grades.service()))
                .putValue("quadrant", name(grades.quadrant()))
                .putValue("kind", kind.name());
    }

    private static Problem missing(Stage stage, ContactKind kind) {
        return stage.name().equals("?")
                ? Problem.of(
                        ContactPolicy.DECISION, "cadence.noRow", stage.phase().name(), kind.name())
                : Problem.of(ContactPolicy.DECISION, "cadence.noRowOfStage", stage.name(), kind.name());
    }

    private static Stream<Grades> grades(Stage stage) {
        return stage.phase() == Phase.MEMBERSHIP
                ? Stream.concat(
                        Stream.of(ServiceGrade.values()).map(grade -> new Grades(null, grade, null)),
                        Stream.of(Quadrant.values()).map(quadrant -> new Grades(null, null, quadrant)))
                : Stream.of(SigningGrade.values()).map(grade -> new Grades(grade, null, null));
    }

    private static @Nullable String name(@Nullable Enum<?> grade) {
        return grade == null ? null : grade.name();
    }
}
