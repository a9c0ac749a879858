package io.gendan.contact.message;

import io.gendan.contact.NoQuotes;
import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.journey.Cause;
import io.gendan.journey.Channel;
import io.gendan.journey.DraftRules;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepared contacts; of a written one every version of the draft stays on record. */
@Component
public class Preparations {

    static final String TEXT = "messageText";
    static final String SUBJECT = "subject";

    /** What of a preparation reaches the customer's ears or eyes. */
    private static final List<String> SAID = List.of("iceBreaker", "script", SUBJECT, TEXT, "hook", "news");

    private static final Set<Channel> WRITTEN = EnumSet.of(Channel.EMAIL, Channel.SMS, Channel.WECHAT);

    private final Records records;
    private final FormRecords formRecords;
    private final TemplateWords words;
    private final BeforeSending beforeSending;
    private final NoQuotes noQuotes;
    private final DraftRules rules;

    Preparations(
            Records records,
            FormRecords formRecords,
            TemplateWords words,
            BeforeSending beforeSending,
            NoQuotes noQuotes,
            DraftRules rules) {
        this.records = records;
        this.formRecords = formRecords;
        this.words = words;
        this.beforeSending = beforeSending;
        this.noQuotes = noQuotes;
        this.rules = rules;
    }

    /**
     * Puts a completed preparation on record; a written message with the words of its template where none were typed, or
     * where another one was chosen for a draft that came back.
     *
     * @throws Refusal 400 {@code message.unfit} when the message is not fit to be read by a colleague; 400 {@code
     *     contact.quotes} when something in stage A quotes a price or a volume
     */
    public void put(FormFields form) {
        var content = form.all();
        if (WRITTEN.contains(Channel.valueOf(form.text("channel")))) {
            words.fillIn(form, content, latest(formRecords.journeyOf(form)).orElse(null));
            beforeSending.check(draft(content));
        }
        var journey = formRecords.journeyOf(form);
        noQuotes.refuse(journey, said(content));
        put(journey, form, content);
    }

    /** The draft has been changed while it was to be sent: a further version, to be read again. */
    void changed(Journey journey, FormFields form, Draft draft) {
        var content = new LinkedHashMap<>(latest(journey).map(Entry::content).orElse(Map.of()));
        content.put(TEXT, draft.text());
        if (draft.subject() != null) {
            content.put(SUBJECT, draft.subject());
        }
        put(journey, form, content);
    }

    /** What was prepared last in a journey. */
    Optional<Entry> latest(Journey journey) {
        return records.latest(journey, EntryKind.PREPARATION);
    }

    /** How the contact that was prepared last is to be made; null before any was. */
    @Nullable
    Channel channel(Journey journey) {
        return latest(journey)
                .map(entry -> Channel.valueOf(String.valueOf(entry.content().get("channel"))))
                .orElse(null);
    }

    /**
     * Refuses a review by whoever wrote the draft or is to make the contact (N-22), and from B2 on a second approval
     * by the same person (N-11), whichever way the task came to them: as {@link io.gendan.journey.DraftHands} says.
     *
     * @throws Refusal 403 {@code message.ownDraft}, {@code message.approvedAlready}
     */
    public void requireReader(FormFields review) {
        var hands = rules.hands(formRecords.journeyOf(review));
        if (!hands.mayRead(review.completedBy())) {
            throw Refusal.forbidden(hands.isOwn(review.completedBy()) ? "message.ownDraft" : "message.approvedAlready");
        }
    }

    /** The words of what was prepared. */
    static Draft draft(Map<String, ?> content) {
        var subject = content.get(SUBJECT);
        return new Draft(subject == null ? null : subject.toString(), String.valueOf(content.get(TEXT)));
    }

    private static Map<String, String> said(Map<String, ?> content) {
        var said = new LinkedHashMap<String, String>();
        SAID.stream().filter(content::containsKey).forEach(key -> said.put(key, String.valueOf(content.get(key))));
        return said;
    }

    private void put(Journey journey, FormFields form, Map<String, ?> content) {
        records.put(
                new NewEntry(journey.number(), journey, EntryKind.PREPARATION, Cause.of(form), null, null, content));
    }
}
