package io.gendan.pipeline;

import io.gendan.customer.dossier.DossierWords;
import io.gendan.engine.Minute;
import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The record in the words of the forms it was written with. */
@Component
class RecordWords {

    private static final Map<EntryKind, String> FORMS = Map.ofEntries(
            Map.entry(EntryKind.RESEARCH, "researchCustomer"),
            Map.entry(EntryKind.PREPARATION, "prepareContact"),
            Map.entry(EntryKind.REVIEW, "reviewContact"),
            Map.entry(EntryKind.MESSAGE, "sendMessage"),
            Map.entry(EntryKind.CONTACT, "recordContact"),
            Map.entry(EntryKind.DEBRIEF, "debriefContact"),
            Map.entry(EntryKind.ARRANGEMENT, "arrangeMeeting"),
            Map.entry(EntryKind.MEETING_NOTES, "holdMeeting"),
            Map.entry(EntryKind.MEETING_CHANGE, "holdMeeting"),
            Map.entry(EntryKind.SALESPERSON_VIEW, "salespersonView"),
            Map.entry(EntryKind.MANAGER_VIEW, "managerView"),
            Map.entry(EntryKind.CONCLUSION, "concludeSession"),
            Map.entry(EntryKind.DECISION, "decideNextStep"),
            Map.entry(EntryKind.NEXT_STEP_CHANGED, "decideNextStep"),
            Map.entry(EntryKind.SIGNING, "signMembership"),
            Map.entry(EntryKind.HAND_OVER, "answerHandOver"),
            Map.entry(EntryKind.HELP, "helpWithCustomer"),
            Map.entry(EntryKind.LOOK_AGAIN, "lookAgain"));

    /** Fields that choose from options. All others hold typed text, which is shown as typed. */
    private static final Set<String> CHOICES = Set.of(
            "answer",
            "arrangement",
            "attitude",
            "bookChange",
            "channel",
            "contactKind",
            "contactPersonRole",
            "customerType",
            "decision",
            "direction",
            "ending",
            "gradeDecision",
            "helpKind",
            "helperStance",
            "industryTopics",
            "intention",
            "lossReason",
            "meetingOutcome",
            "meetingStage",
            "nextContactChannel",
            "nextStepChannel",
            "nextStepClear",
            "outcome",
            "outreachOutcome",
            "personalityTraits",
            "presentationHandedOut",
            "presentationReceived",
            "quadrant",
            "quadrantBefore",
            "researchChecklist",
            "role",
            "satisfied",
            "sendingWay",
            "stageDecision",
            "topics",
            "trueReason",
            "venue",
            "verdict",
            "wayKind");

    /** Fields that name people by their logins. */
    private static final Set<String> LOGINS = Set.of(
            "analysedWith",
            "callBy",
            "enteredBy",
            "exchangedWith",
            "handOverTo",
            "helper",
            "leadNegotiator",
            "nextStepWho",
            "nextStepWhoBefore",
            "noteTaker",
            "ourPeople",
            "owner",
            "ownerBefore",
            "present");

    /** When something took or takes place, as forms send it. */
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)");

    private final Words words;
    private final DossierWords dossierWords;
    private final Staff staff;
    private final Clock clock;

    RecordWords(Words words, DossierWords dossierWords, Staff staff, Clock clock) {
        this.words = words;
        this.dossierWords = dossierWords;
        this.staff = staff;
        this.clock = clock;
    }

    /** The label of a field: as a bundle has it, else made from its key. */
    String label(EntryKind kind, String key) {
        if (kind == EntryKind.DOSSIER) {
            return dossierWords.label(key);
        }
        var form = FORMS.getOrDefault(kind, "");
        var text = first("form." + form + "." + key + ".label", "form.label." + key, "record.label." + key);
        return text == null ? sentence(key) : text;
    }

    /** A value as people read it; lists line by line. */
    String value(EntryKind kind, String key, @Nullable Object value) {
        if (kind == EntryKind.DOSSIER && value instanceof Map<?, ?> change) {
            return dossierWords.change(key, change);
        }
        if (value instanceof List<?> list) {
            var lines = new ArrayList<String>();
            list.forEach(item -> lines.add(value(kind, key, item)));
            return String.join("\n", lines);
        }
        if (value instanceof Map<?, ?> row) {
            var parts = new ArrayList<String>();
            row.forEach((column, cell) ->
                    parts.add(label(kind, String.valueOf(column)) + ": " + value(kind, String.valueOf(column), cell)));
            return String.join(" · ", parts);
        }
        if (value instanceof Boolean ticked) {
            return words.of(ticked ? "value.yes" : "value.no");
        }
        var text = String.valueOf(value);
        if ((key.endsWith("At") || key.equals("allowedFrom"))
                && MOMENT.matcher(text).matches()) {
            return Minute.of(OffsetDateTime.parse(text).toInstant(), clock.getZone());
        }
        if (LOGINS.contains(key)) {
            return staff.nameOf(text);
        }
        if (!CHOICES.contains(key)) {
            return text;
        }
        var form = FORMS.getOrDefault(kind, "");
        var option =
                first("form." + form + "." + key + ".option." + text, "form.option." + text, "record.option." + text);
        return option == null ? sentence(text) : option;
    }

    private @Nullable String first(String... keys) {
        for (var key : keys) {
            var text = words.of(key);
            if (!text.equals(key)) {
                return text;
            }
        }
        return null;
    }

    /** {@code pressingQuestion} and {@code no_price} read "Pressing question", "No price". */
    private static String sentence(String key) {
        var spaced = key.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
