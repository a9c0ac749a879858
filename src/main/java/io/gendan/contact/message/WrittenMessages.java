package io.gendan.contact.message;

import io.gendan.cadence.Violations;
import io.gendan.contact.NoQuotes;
import io.gendan.contact.outbox.Carriers;
import io.gendan.contact.outbox.Medium;
import io.gendan.contact.outbox.NewMessage;
import io.gendan.contact.outbox.Outbox;
import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.journey.Channel;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Approved e-mails and SMS on their way to the customer. */
@Component
public class WrittenMessages {

    private final Preparations preparations;
    private final BeforeSending beforeSending;
    private final NoQuotes noQuotes;
    private final FormRecords records;
    private final Outbox outbox;
    private final Carriers carriers;
    private final Violations violations;
    private final Words words;

    WrittenMessages(
            Preparations preparations,
            BeforeSending beforeSending,
            NoQuotes noQuotes,
            FormRecords records,
            Outbox outbox,
            Carriers carriers,
            Violations violations,
            Words words) {
        this.preparations = preparations;
        this.beforeSending = beforeSending;
        this.noQuotes = noQuotes;
        this.records = records;
        this.outbox = outbox;
        this.carriers = carriers;
        this.violations = violations;
        this.words = words;
    }

    /** By what the contact that was prepared last is sent; nothing for one that is made by mouth or by hand. */
    public Optional<Medium> medium(Journey journey) {
        var channel = preparations.channel(journey);
        return channel == Channel.EMAIL
                ? Optional.of(Medium.EMAIL)
                : channel == Channel.SMS ? Optional.of(Medium.SMS) : Optional.empty();
    }

    /** How the contact that was prepared last is to be made; null before any was. */
    public @Nullable String channel(Journey journey) {
        var channel = preparations.channel(journey);
        return channel == null ? null : channel.name();
    }

    /**
     * Sends an approved message: puts it on record and, unless it is sent by hand, into the outbox. Words that differ from
     * the approved ones become a further draft instead, and nothing is sent.
     *
     * @return whether it is sent; false when it is to be reviewed again
     * @throws Refusal 400 {@code message.unfit} naming what is wrong and the remedy; the check is made every time;
     *     400 {@code contact.quotes} when it quotes a price or a volume in stage A; 409 {@code
     *     consent.mustNotContact} when the customer or the person has withdrawn their consent
     */
    public boolean send(FormFields form) {
        var journey = records.journeyOf(form);
        var medium = medium(journey).orElseThrow();
        var draft = new Draft(form.optional("subject"), form.text("messageText"));
        beforeSending.check(draft);
        noQuotes.refuse(journey, draft.words());
        var approved = preparations.latest(journey).orElseThrow().content();
        if (!draft.saysTheSameAs(Preparations.draft(approved))) {
            preparations.changed(journey, form, draft);
            return false;
        }
        violations.refuseForbidden(journey.number(), person(approved), form.optional("recipient"), Preparations.TEXT);
        var byGendan = SendingWay.valueOf(form.text("sendingWay")) == SendingWay.GENDAN;
        attachments(form, draft, byGendan);
        if (byGendan) {
            carried(form, journey, medium, draft);
        }
        records.put(EntryKind.MESSAGE, form);
        return true;
    }

    private static @Nullable String person(Map<String, ?> prepared) {
        var person = prepared.get("contactPerson");
        return person == null ? null : person.toString();
    }

    /** An announced attachment has to be there: Gendan sends none. */
    private void attachments(FormFields form, Draft draft, boolean byGendan) {
        var announced = beforeSending.attachments(draft);
        if (!announced.isEmpty() && byGendan) {
            throw refused(Item.of("messageText", "message.attachmentNotSent", announced.get(0)));
        }
        if (!announced.isEmpty() && !form.ticked("attachmentsThere")) {
            throw refused(Item.of("attachmentsThere", "message.attachmentMissing", announced.get(0)));
        }
    }

    private void carried(FormFields form, Journey journey, Medium medium, Draft draft) {
        if (!carriers.isReady(medium)) {
            throw refused(Item.of("sendingWay", "message.notConfigured", words.of("channel." + medium)));
        }
        var recipient =
                Objects.requireNonNullElse(form.optional("recipient"), "").strip();
        if (!Recipients.isFit(medium, recipient)) {
            throw refused(Item.of("recipient", "message.recipient", recipient));
        }
        outbox.put(new NewMessage(
                NewMessage.TO_CUSTOMER + form.taskId(),
                medium,
                journey.number(),
                form.completedBy(),
                recipient,
                draft.subject(),
                draft.text()));
    }

    private static Refusal refused(Item item) {
        return Refusal.badRequest("message.unfit").with(List.of(item));
    }
}
