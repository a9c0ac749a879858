package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.StageGiver;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.Journeys;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import io.gendan.staff.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers that come in with a stage begin there, past the gates: the right of whoever leads (ST-01, D-06). */
@Component
class ImportedStages implements StageGiver {

    private final Stages stages;
    private final Journeys journeys;
    private final Course course;
    private final Words words;

    ImportedStages(Stages stages, Journeys journeys, Course course, Words words) {
        this.stages = stages;
        this.journeys = journeys;
        this.course = course;
        this.words = words;
    }

    @Override
    public Refusal.@Nullable Item fault(String stage, Person by) {
        if (!by.role().leads()) {
            return Refusal.Item.of("stage", "import.stageByLeaders", stage);
        }
        if (stages.all().stream().noneMatch(known -> known.name().equals(stage))) {
            return Refusal.Item.of("stage", "stage.unknown", stage);
        }
        return stage.equals(Stage.MEMBER) ? Refusal.Item.of("stage", "journey.memberBySigning", stage) : null;
    }

    @Override
    @Transactional
    public void give(CustomerNumber number, String stage, Person by) {
        if (!journeys.require(number).stage().name().equals(stage)) {
            course.redirect(number, stage, words.of("import.reasonOfStage"), by);
        }
    }
}
