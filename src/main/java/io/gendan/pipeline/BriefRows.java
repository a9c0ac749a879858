package io.gendan.pipeline;

import io.gendan.engine.Minute;
import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.Interaction;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the brief's tables: plain text only, which a form shows as it was typed. */
@Component
class BriefRows {

    private final Staff staff;
    private final Words words;
    private final Clock clock;

    BriefRows(Staff staff, Words words, Clock clock) {
        this.staff = staff;
        this.words = words;
        this.clock = clock;
    }

    Map<String, String> contact(Interaction contact) {
        return row(
                "when", time(contact.happenedAt()),
                "who",
                        name(contact.author())
                                + (contact.contactPerson() == null ? "" : " – " + contact.contactPerson()),
                "channel", words.of("channel." + contact.channel()),
                "said", said(contact),
                "openQuestion", contact.openQuestion());
    }

    /** What was said, and before it that the contact was a violation (CD-04). */
    private String said(Interaction contact) {
        var violation = contact.violation();
        return violation == null ? contact.summary() : words.of("brief.early", violation.reason(), contact.summary());
    }

    Map<String, String> review(Entry entry) {
        var content = entry.content();
        return row(
                "by", name(entry.author()),
                "impression", content.get("impression"),
                "improvements", content.get("improvements"));
    }

    Map<String, String> preparation(Entry entry) {
        var content = entry.content();
        return row(
                "by", name(entry.author()),
                "channel", words.of("channel." + content.get("channel")),
                "iceBreaker", content.get("iceBreaker"),
                "script", content.get("script"),
                "subject", content.get("subject"),
                "message", content.get("messageText"),
                "hook", content.get("hook"),
                "news", content.get("news"));
    }

    Map<String, String> notes(Entry entry) {
        var content = entry.content();
        return row(
                "heldAt", time(entry.happenedAt()),
                "said", content.get("said"),
                "learnt", content.get("learnt"),
                "closing", content.get("closing"),
                "attitude", inWords("attitude", content.get("attitude")));
    }

    Map<String, String> view(Entry entry, String participants, String advice) {
        var content = entry.content();
        return row(
                "by", name(entry.author()),
                "role", words.of("record." + entry.kind()),
                "intention", inWords("intention", content.get("intention")),
                "participants", participants(content.get(participants)),
                "fee", fee(content),
                "advice", content.get(advice));
    }

    /** From the least to the most, where both are judged (S-12). */
    private static String fee(Map<String, Object> content) {
        var least = content.get("acceptableFee");
        var most = content.get("acceptableFeeMost");
        return least == null
                ? ""
                : least + (most == null ? "" : " – " + most) + " " + content.getOrDefault("feeCurrency", "");
    }

    private String inWords(String field, @Nullable Object option) {
        return option == null ? "" : words.of(field + "." + option);
    }

    private static String participants(@Nullable Object rows) {
        if (!(rows instanceof List<?> list)) {
            return "";
        }
        var lines = new ArrayList<String>();
        for (var row : list) {
            if (row instanceof Map<?, ?> person) {
                lines.add(person.get("name") + " " + person.get("weight") + " %");
            }
        }
        return String.join(", ", lines);
    }

    String time(@Nullable Instant instant) {
        return instant == null ? "–" : Minute.of(instant, clock.getZone());
    }

    String name(@Nullable String login) {
        return login == null ? "–" : staff.nameOf(login);
    }

    static Map<String, String> row(@Nullable Object... keysAndValues) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            row.put(String.valueOf(keysAndValues[i]), value == null ? "" : value.toString());
        }
        return row;
    }
}
