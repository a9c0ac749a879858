package io.gendan.meeting.session;

import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the two views on a meeting, as it stands on record. */
record View(Entry entry) {

    String text(String key) {
        var value = entry.content().get(key);
        return value == null ? "" : value.toString();
    }

    /** What it says of each participant, by the name in small letters. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> participants() {
        var rows = entry.content().get(entry.kind() == EntryKind.MANAGER_VIEW ? "weights" : "participants");
        var people = new LinkedHashMap<String, Map<String, Object>>();
        if (rows instanceof List<?> list) {
            for (var row : (List<Map<String, Object>>) list) {
                people.putIfAbsent(String.valueOf(row.get("name")).strip().toLowerCase(Locale.ROOT), row);
            }
        }
        return people;
    }

    @Nullable
    BigDecimal number(String key) {
        var text = text(key);
        return text.isEmpty() ? null : new BigDecimal(text).stripTrailingZeros();
    }

    /** The joining fee as "from – to currency", empty where none is judged. */
    String fee() {
        var least = number("acceptableFee");
        if (least == null) {
            return "";
        }
        var most = number("acceptableFeeMost");
        var range = most == null || most.compareTo(least) == 0
                ? least.toPlainString()
                : least.toPlainString() + " – " + most.toPlainString();
        return (range + " " + text("feeCurrency")).strip();
    }
}
