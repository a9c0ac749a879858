package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of customers beside the straight way: contacts outside tasks, loss, release, other owners. */
final class PayloadTurns {

    private final Stories stories;
    private final PayloadLives lives;
    private final JdbcClient database;
    private final PayloadWriter writer;
    private final PayloadTold told;
    private final PayloadForms forms;

    PayloadTurns(
            Stories stories,
            PayloadLives lives,
            JdbcClient database,
            PayloadWriter writer,
            PayloadTold told,
            PayloadForms forms) {
        this.stories = stories;
        this.lives = lives;
        this.database = database;
        this.writer = writer;
        this.told = told;
        this.forms = forms;
    }

    /** What contacts outside tasks come to: an invitation is accepted, refused, and somebody is lost. */
    void contactsOutsideTasks() {
        var ahead = Map.of(
                "meetingStage", "A2", "meetingAt", "2026-06-02T10:00:00+08:00", "outcome", "INVITATION_ACCEPTED");
        told.contact(waiting("accepted"), ahead, "meetingPlace", "expectedParticipants");
        var refused = Map.of("outcome", "INVITATION_REFUSED", "nextStepOn", "2026-06-02");
        told.contact(waiting("refused"), refused, "refusalReason");
        var lost = Map.of("outcome", "LOST", "lossReason", "PRICE");
        told.contact(waiting("lost"), lost, "lossDetails", "competitor", "wouldReturnIf");
        forms.isTaken("chen", "/customers/" + waiting("on its page"), "/contacts", "2026-03-12");
        Stories.itIs(PayloadStory.MONDAY);
    }

    private String waiting(String mark) {
        Stories.itIs(PayloadStory.MONDAY);
        var number = writer.customer(mark, "ORGANISATION");
        waits(stories.of(number));
        return number;
    }

    /** Goes on till the next contact is ahead, and nothing is to be done. */
    void waits(Story story) {
        for (int step = 0; step < 9 && !story.openTasks().isEmpty(); step++) {
            lives.completes(story, story.task(story.openTasks().get(0)), new Preferring("CONTACT_AGAIN", "AGAIN"));
        }
        assertThat(story.openTasks()).isEmpty();
    }

    /** Others are sent elsewhere, lost and taken up again, released, given to somebody, and handed over in bulk. */
    String released() {
        Stories.itIs(PayloadStory.MONDAY);
        var number = writer.customer("third", "ORGANISATION");
        var api = "/api/customers/" + number;
        var page = "/customers/" + number;
        told.turns(number);
        forms.isTaken("li", page, "/journey/redirect", "2026-03-12");
        forms.sends("li", page, "/journey/judge", "2026-03-12");
        writer.tells(
                "chen",
                "POST",
                api + "/journey/lose",
                Map.of("lossReason", "PRICE"),
                "lossDetails",
                "competitor",
                "wouldReturnIf");
        writer.taken("chen", "POST", api + "/journey", Map.of());
        forms.isTaken("chen", page, "/journey/lose", "2026-03-12");
        writer.taken("chen", "POST", api + "/journey", Map.of());
        writer.tells("wang", "POST", api + "/journey/release", Map.of(), "reason");
        writer.tells("wang", "POST", api + "/give", Map.of("to", "liu", "exception", true), "reason");
        forms.isTaken("wang", page, "/journey/release", "2026-03-12");
        forms.isTaken("wang", page, "/give", "2026-03-12");
        writer.tells("wang", "POST", api + "/journey/release", Map.of(), "reason");
        return number;
    }

    /** Somebody of Sun's team leaves, and leaves two customers behind, one after the other. */
    void somebodyLeaves() {
        database.sql("update person set active = true, (team_id, department_id) ="
                        + " (select team_id, department_id from person where login = 'yang') where login = ?")
                .param(PayloadImports.PERSON)
                .update();
        var left = Map.of("name", Payload.line() + "left", "owner", PayloadImports.PERSON);
        writer.taken("sun", "POST", "/api/customers", left);
        forms.isTaken("sun", "/hand-over?person=" + PayloadImports.PERSON, "/hand-over", "2026-03-12");
        var again = Map.of("name", Payload.line() + "left again", "owner", PayloadImports.PERSON);
        writer.taken("sun", "POST", "/api/customers", again);
        writer.tells(
                "sun", "POST", "/api/staff/" + PayloadImports.PERSON + "/hand-over", Map.of("to", "yang"), "reason");
    }
}
