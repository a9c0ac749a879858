package io.gendan.support;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;

import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Brings customers of {@code chen} to where a meeting is ahead or has just been held. */
@Component
public class MeetingStories {

    private final People people;
    private final Pursued pursued;

    MeetingStories(People people, Pursued pursued) {
        this.people = people;
        this.pursued = pursued;
    }

    /** A new customer that has accepted the invitation to a meeting of this stage, now arranged for a week from now. */
    public Story arranged(String name, String stage) {
        return arranged(1, name, stage).get(0);
    }

    /** So many of them, of this name and a number. */
    public List<Story> arranged(int many, String name, String stage) {
        people.hired();
        return IntStream.range(0, many)
                .mapToObj(each -> arrangedByTheHired(many == 1 ? name : name + " " + each, stage))
                .toList();
    }

    private Story arrangedByTheHired(String name, String stage) {
        return pursued.story(pursued.begun(name))
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted(stage))
                .completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
    }

    /** The same, with the meeting held at this moment, which is the present from now on; all went well. */
    public Story held(String name, String stage, String at) {
        Stories.itIs(Stories.at(at).minus(Duration.ofDays(10)).toString());
        var story = arranged(name, stage);
        Stories.itIs(at);
        return story.completes("chen", "UserTask_HoldMeeting", notes());
    }

    /** The journey ends, so that nothing of it is left open. */
    public void over(Story story) {
        pursued.ends(story.journey().number());
    }
}
