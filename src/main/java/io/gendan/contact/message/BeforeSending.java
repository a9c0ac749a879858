package io.gendan.contact.message;

import io.gendan.contact.message.MessageWords.Kind;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads a written message once more before every sending: left-over places of a template, signs that nobody sees, slips,
 * typing errors and what must not be written. It spares nobody the reading; it finds what eyes pass over.
 */
@Component
public class BeforeSending {

    private static final String SUBJECT = "subject";
    private static final String TEXT = "messageText";

    /** How many findings are told at once. */
    private static final int MOST = 10;

    private final MessageWords table;
    private final Words words;

    BeforeSending(MessageWords table, Words words) {
        this.table = table;
        this.words = words;
    }

    /**
     * Refuses a message that is not fit to be sent.
     *
     * @throws Refusal 400 {@code message.unfit} naming each field, what was found in it and the remedy
     */
    public void check(Draft draft) {
        var items = new ArrayList<Item>();
        if (draft.subject() != null) {
            items.addAll(items(SUBJECT, draft.subject()));
        }
        items.addAll(items(TEXT, draft.text()));
        if (!items.isEmpty()) {
            throw Refusal.badRequest("message.unfit")
                    .with(items.stream().limit(MOST).toList());
        }
    }

    /** The word by which a message announces an attachment; nothing when it announces none. */
    public List<String> attachments(Draft draft) {
        var all = draft.subject() == null ? draft.text() : draft.subject() + "\n" + draft.text();
        return table.in(all, Kind.ATTACHMENT, "").map(Finding::found).toList();
    }

    private List<Item> items(String field, String text) {
        var label = words.of("message.field." + field);
        return Stream.of(
                        LeftOvers.in(text),
                        StrangeSigns.in(text),
                        Slips.in(text),
                        table.in(text, Kind.TYPO, "message.typo"),
                        table.in(text, Kind.FORBIDDEN, "message.forbidden"))
                .flatMap(found -> found)
                .map(found -> Item.of(field, found.code(), label, found.found(), found.remedy()))
                .toList();
    }
}
