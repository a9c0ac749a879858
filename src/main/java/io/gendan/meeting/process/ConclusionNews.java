package io.gendan.meeting.process;

import io.gendan.contact.ContactNews;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.FormFields;
import io.gendan.journey.Journey;
import io.gendan.meeting.GradeDecided;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What others hear at once of a concluded session: what the decision-maker said (S-23), and the grade it decided. */
@Component
class ConclusionNews {

    private final ContactNews news;
    private final ApplicationEventPublisher events;

    ConclusionNews(ContactNews news, ApplicationEventPublisher events) {
        this.news = news;
        this.events = events;
    }

    void spread(Journey journey, FormFields form) {
        if (has(form, "decisionMakerSaid")) {
            news.tellOfDecisionMaker(journey, form.completedBy(), "conclusion " + form.taskId());
        }
        if (has(form, "gradeDecision")) {
            events.publishEvent(new GradeDecided(
                    journey,
                    SigningGrade.valueOf(form.text("gradeDecision")),
                    form.text("gradeReason"),
                    form.completedBy()));
        }
    }

    /** Forms of earlier versions don't ask for it. */
    private static boolean has(FormFields form, String key) {
        return form.asks(key) && form.optional(key) != null;
    }
}
