package io.gendan.customer;

import io.gendan.customer.Dealing.Outcome;
import io.gendan.engine.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one dealing from text and gathers what is wrong with it. */
final class DealingRow {

    /** What is wrong in a column. */
    record Fault(DealingColumn column, Refusal.Item item) {}

    private static final int LONGEST = 200;
    /** A year beyond is a slip of the pen, and further out one that the database doesn't keep. */
    private static final int EARLIEST = 1900;

    private static final int LATEST = 2200;
    private static final Set<String> WON = Set.of("won", "closed won", "赢单", "成交", "已成交");
    private static final Set<String> LOST = Set.of("lost", "closed lost", "丢单", "流失", "失败");
    private static final Pattern AMOUNT = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
    /** As databases write a day, as Chinese and as American tables do. */
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT));

    private final Map<DealingColumn, String> typed;
    private final List<Fault> faults = new ArrayList<>();

    DealingRow(Map<DealingColumn, String> typed) {
        this.typed = typed;
    }

    List<Fault> faults() {
        return faults;
    }

    String text(DealingColumn column) {
        var text = typed.getOrDefault(column, "");
        if (text.length() > LONGEST || !FieldReader.storable(text)) {
            faults.add(new Fault(column, Refusal.Item.of("", "dealing.text", String.valueOf(LONGEST))));
            return "";
        }
        return text;
    }

    Dealing read(CustomerNumber number, @Nullable String product) {
        var stage = text(DealingColumn.STAGE);
        var engaged = day(DealingColumn.ENGAGED);
        var closed = day(DealingColumn.CLOSED);
        if (engaged != null && closed != null && closed.isBefore(engaged)) {
            faults.add(new Fault(
                    DealingColumn.CLOSED,
                    Refusal.Item.of("", "dealing.closedBefore", closed.toString(), engaged.toString())));
        }
        return new Dealing(
                text(DealingColumn.OPPORTUNITY),
                number,
                orNull(text(DealingColumn.AGENT)),
                product,
                stage.isEmpty() ? "-" : stage,
                outcome(stage),
                engaged,
                closed,
                amount(),
                orNull(text(DealingColumn.PROBLEMS)));
    }

    private static Outcome outcome(String stage) {
        var plain = stage.toLowerCase(Locale.ROOT);
        return WON.contains(plain) ? Outcome.WON : LOST.contains(plain) ? Outcome.LOST : Outcome.OPEN;
    }

    private @Nullable LocalDate day(DealingColumn column) {
        var text = typed.getOrDefault(column, "").replaceFirst(" .*", "");
        if (text.isEmpty()) {
            return null;
        }
        for (var form : DAYS) {
            try {
                var day = LocalDate.parse(text, form);
                if (day.getYear() >= EARLIEST && day.getYear() <= LATEST) {
                    return day;
                }
            } catch (DateTimeException other) {
                // The next form may fit.
            }
        }
        faults.add(new Fault(column, Refusal.Item.of("", "dealing.noDay", text)));
        return null;
    }

    private @Nullable BigDecimal amount() {
        var text = typed.getOrDefault(DealingColumn.AMOUNT, "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 20 || !AMOUNT.matcher(text).matches()) {
            faults.add(new Fault(DealingColumn.AMOUNT, Refusal.Item.of("", "dealing.noAmount", text)));
            return null;
        }
        return new BigDecimal(text.replace(",", ""));
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
