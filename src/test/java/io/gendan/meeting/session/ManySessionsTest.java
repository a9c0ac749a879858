package io.gendan.meeting.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.pipeline.OpenWork;
import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("N-14 Two hundred meetings that end at the same minute")
class ManySessionsTest {

    private static final int MEETINGS = 200;
    private static final int HANDS = 8;
    private static final String HOLD = "UserTask_HoldMeeting";

    @Autowired
    MeetingStories meetings;

    @Autowired
    Stories stories;

    @Autowired
    OpenWork openWork;

    @Autowired
    FormService forms;

    private final List<Story> held = new ArrayList<>();

    @AfterEach
    void the_stories_are_over() {
        held.forEach(meetings::over);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-14 Every session's tasks exist once and are due right, though each was completed twice at once")
    void every_session_exists_once() throws Exception {
        Stories.itIs("2026-09-21T10:00:00+08:00");
        held.addAll(meetings.arranged(MEETINGS / 2, "Many First Meetings", "A2"));
        held.addAll(meetings.arranged(MEETINGS / 2, "Many Second Meetings", "B1"));
        Stories.itIs("2026-09-30T16:00:00+08:00");

        var refused = new AtomicInteger();
        var ends = new ArrayList<Callable<Boolean>>();
        for (var story : held) {
            var task = story.task(HOLD).taskId();
            for (int hand = 0; hand < 2; hand++) {
                ends.add(() -> ends(task, refused));
            }
        }
        var hands = Executors.newFixedThreadPool(HANDS);
        try {
            for (var end : hands.invokeAll(ends)) {
                end.get();
            }
        } finally {
            hands.shutdownNow();
        }

        assertThat(refused).as("every second completion").hasValue(MEETINGS);
        for (var story : held) {
            var tasks = openWork.tasks(story.journey().number());
            assertThat(tasks)
                    .extracting(task -> task.key() + " " + task.assignee())
                    .containsExactlyInAnyOrder("UserTask_GiveSalespersonView chen", "UserTask_GiveManagerView li");
            assertThat(tasks).as("after the October holiday").allSatisfy(task -> assertThat(task.due())
                    .isEqualTo(Stories.at("2026-10-08T18:00:00+08:00")));
        }
    }

    private boolean ends(String task, AtomicInteger refused) {
        try {
            stories.as("chen", () -> forms.submitTaskForm(task, Answers.notes()));
            return true;
        } catch (RuntimeException gone) {
            refused.incrementAndGet();
            return false;
        }
    }
}
