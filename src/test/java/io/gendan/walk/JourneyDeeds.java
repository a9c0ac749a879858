package io.gendan.walk;

import io.gendan.support.Choices;
import io.gendan.support.Stories;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people do with customers outside tasks, over HTTP. */
@Component
class JourneyDeeds {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS = 30;

    private final Attempts attempts;

    JourneyDeeds(Attempts attempts) {
        this.attempts = attempts;
    }

    /** A customer whose journey is closed, or one whom nobody has taken up yet. */
    void takeUp(Walk walk, Choices choices) {
        var closed = walk.customers().stream()
                .filter(number -> !walk.now().isOpen(number))
                .toList();
        var number = choices.anyOf(closed.isEmpty() ? walk.customers() : closed);
        attempts.post(walk, who(walk, number, choices), number, "/journey", null);
    }

    void record(Walk walk, Choices choices) {
        var number = one(walk, choices);
        var at = Stories.now().minus(Duration.ofHours(choices.upTo(DAYS)));
        var contact = new HashMap<String, Object>(
                Map.of("at", at.toString(), "contactPerson", "Ms. Qian", "summary", "Something was said"));
        var channel = choices.oneOf(List.of("PHONE", "EMAIL", "VISIT", "WECHAT"));
        contact.put("channel", channel);
        contact.put("kind", channel.equals("VISIT") ? "FACE_TO_FACE" : "REMOTE");
        boolean inbound = choices.yes();
        contact.put("direction", inbound ? "INBOUND" : "OUTBOUND");
        if (inbound && choices.upTo(2) == 0) {
            contact.put("answerAwaited", true);
        }
        if (choices.yes()) {
            contact.putAll(outcome(choices));
        }
        if (choices.yes()) {
            contact.put("acknowledgeViolation", true);
            contact.put("reason", "It could not wait");
        }
        attempts.post(walk, who(walk, number, choices), number, "/interactions", contact);
    }

    /** The next contact of a kind may be made before its time. */
    void allowEarly(Walk walk, Choices choices) {
        var number = one(walk, choices);
        var kind = choices.oneOf(List.of("REMOTE", "FACE_TO_FACE"));
        attempts.post(
                walk,
                who(walk, number, choices),
                number,
                "/early-contact",
                Map.of("kind", kind, "from", dayAhead(choices), "reason", "Their board meets"));
    }

    private static Map<String, Object> outcome(Choices choices) {
        var outcome = choices.anyOf(List.of(
                "CONTACT_DONE",
                "INVITATION_ACCEPTED",
                "INVITATION_REFUSED",
                "MEETING_MOVED",
                "MEETING_CALLED_OFF",
                "LOST"));
        var fields = new HashMap<String, Object>(Map.of(
                "outcome",
                outcome,
                "meetingAt",
                Stories.now().plus(Duration.ofDays(1 + choices.upTo(DAYS))).toString(),
                "meetingPlace",
                "Their office",
                "expectedParticipants",
                "Ms. Qian",
                "refusalReason",
                "Not before summer",
                "nextStepOn",
                dayAhead(choices)));
        if (outcome.equals("INVITATION_ACCEPTED")) {
            fields.put("meetingStage", choices.oneOf(List.of("A2", "B1")));
        }
        if (outcome.equals("LOST")) {
            fields.putAll(loss(choices));
        }
        return fields;
    }

    private static Map<String, Object> loss(Choices choices) {
        var loss = new HashMap<String, Object>(Map.of("lossReason", choices.oneOf(List.of("PRICE", "COMPETITOR"))));
        if (choices.yes()) {
            loss.put("lookAgainOn", dayAhead(choices));
        }
        return loss;
    }

    void redirect(Walk walk, Choices choices) {
        var number = one(walk, choices);
        var elsewhere = List.of("A", "A2", "B1", "B2", "B3").stream()
                .filter(stage -> !stage.equals(walk.now().stage(number)))
                .toList();
        send(walk, choices, number, "redirect", Map.of("stage", choices.anyOf(elsewhere), "reason", "Seen otherwise"));
    }

    /** A rest begins, or ends before its day. */
    void pauseOrResume(Walk walk, Choices choices) {
        var number = one(walk, choices);
        if (choices.upTo(2) == 0) {
            send(walk, choices, number, "resume", Map.of());
        } else {
            send(walk, choices, number, "pause", Map.of("until", dayAhead(choices), "reason", "On holiday"));
        }
    }

    void handOver(Walk walk, Choices choices) {
        var number = one(walk, choices);
        var owner = walk.now().owner(number);
        var others =
                Walk.PEOPLE.stream().filter(person -> !person.equals(owner)).toList();
        send(
                walk,
                choices,
                number,
                "hand-over",
                Map.of("to", choices.anyOf(others), "reason", "Speaks their language"));
    }

    void askHelp(Walk walk, Choices choices) {
        send(walk, choices, one(walk, choices), "help", Map.of("question", "What would move them?"));
    }

    void lose(Walk walk, Choices choices) {
        send(walk, choices, one(walk, choices), "lose", loss(choices));
    }

    void release(Walk walk, Choices choices) {
        send(walk, choices, one(walk, choices), "release", Map.of("reason", "Too few of us"));
    }

    private void send(Walk walk, Choices choices, String number, String turn, Map<String, ?> body) {
        attempts.post(walk, who(walk, number, choices), number, "/journey/" + turn, body);
    }

    /** Mostly somebody whose journey is open. */
    private static String one(Walk walk, Choices choices) {
        var open = walk.customers().stream().filter(walk.now()::isOpen).toList();
        return choices.anyOf(open.isEmpty() || !choices.yes() ? walk.customers() : open);
    }

    /** Mostly the owner or the director; now and then anybody. */
    private static String who(Walk walk, String number, Choices choices) {
        var owner = walk.now().owner(number);
        if (!choices.yes()) {
            return choices.anyOf(Walk.PEOPLE);
        }
        return Walk.PEOPLE.contains(owner) && choices.yes() ? owner : Walk.DIRECTOR;
    }

    private static String dayAhead(Choices choices) {
        return LocalDate.ofInstant(Stories.now(), ZONE)
                .plusDays(1 + choices.upTo(DAYS))
                .toString();
    }
}
