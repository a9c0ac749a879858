package io.gendan.browser;

import static io.gendan.support.Choices.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Choices;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Texts that forms ask for so rarely that nobody comes to them who chooses as it comes. */
final class PayloadRare {

    private static final int MOST_STEPS = 40;
    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String RECORD = "UserTask_RecordContact";
    private static final String DECIDE = "UserTask_DecideNextStep";
    private static final String HOLD = "UserTask_HoldMeeting";
    private static final String CONCLUDE = "UserTask_ConcludeSession";

    /** Why a pleasant talk led nowhere is asked again and again till somebody says it. */
    private static final Set<String> TRUE_REASON = Set.of("trueReason", "trueReasonDetails");

    private final Stories stories;
    private final PayloadLives lives;
    private final PayloadWriter writer;

    PayloadRare(Stories stories, PayloadLives lives, PayloadWriter writer) {
        this.stories = stories;
        this.lives = lives;
        this.writer = writer;
    }

    void all() {
        isAsked(somebody("quoted"), RECORD, "recordContact quoted", Map.of(RECORD, new Preferring().ticksNothing()));
        isAsked(somebody("moved"), HOLD, "holdMeeting meetingPlace", Map.of(HOLD, new Preferring("MOVED")));
        isAsked(
                somebody("pleasant"),
                DECIDE,
                "decideNextStep trueReasonDetails",
                Map.of(DECIDE, new Preferring("LOST")));
        isAsked(
                somebody("refused later"),
                PREPARE,
                "prepareContact trueReasonDetails",
                Map.of(RECORD, new Preferring("REFUSING"), DECIDE, new Preferring("CONTACT_AGAIN")));
        invitedOnceMore();
        lookedAtAgain();
        Stories.itIs(PayloadStory.MONDAY);
    }

    /** After a pleasant meeting the customer is led by phone again, and refuses to come. */
    private void invitedOnceMore() {
        var story = somebody("invited once more");
        goesOn(story, CONCLUDE, Map.of(), () -> story.openTasks().contains(CONCLUDE));
        lives.completes(story, story.task(CONCLUDE), new Preferring("SAME_STAGE"), TRUE_REASON);
        writer.tells(
                "li",
                "POST",
                "/api/customers/" + story.journey().number().value() + "/journey/redirect",
                Map.of("stage", "A"),
                "reason");
        isAsked(story, RECORD, "recordContact trueReasonDetails", Map.of(RECORD, new Preferring("INVITATION_REFUSED")));
    }

    private void lookedAtAgain() {
        var story = somebody("looked at again");
        writer.tells(
                "chen",
                "POST",
                "/api/customers/" + story.journey().number().value() + "/journey/lose",
                Map.of("lossReason", "PRICE", "lookAgainOn", "2026-09-01"),
                "lossDetails");
        story.waitEnds();
        lives.completes(story, story.task("UserTask_LookAgain"), FORWARD);
        assertThat(lives.isTaken("lookAgain reason")).isTrue();
    }

    private Story somebody(String mark) {
        Stories.itIs(PayloadStory.MONDAY);
        return stories.of(writer.customer(mark, "ORGANISATION"));
    }

    /** Goes on till this task asked for the text and was given it; some tasks are done in ways of their own. */
    private void isAsked(Story story, String task, String text, Map<String, Choices> ways) {
        goesOn(story, task, ways, () -> lives.isTaken(text));
        assertThat(lives.isTaken(text)).as(text).isTrue();
    }

    private void goesOn(Story story, String answering, Map<String, Choices> ways, BooleanSupplier enough) {
        for (int step = 0; step < MOST_STEPS && !enough.getAsBoolean(); step++) {
            var open = story.openTasks();
            if (open.isEmpty()) {
                story.waitEnds();
            } else {
                var task = story.task(open.get(0));
                lives.completes(
                        story,
                        task,
                        ways.getOrDefault(task.key(), FORWARD),
                        task.key().equals(answering) ? Set.of() : TRUE_REASON);
            }
        }
    }
}
