package io.gendan.engine.deployment;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Timers that would fire without end, or at once and for ever, and so keep a node busy with nothing else. */
final class Timers {

    private static final Pattern REPEATED = Pattern.compile("R(?<times>\\d*)/(?<rest>.+)");

    private Timers() {}

    /** What is wrong with a repeated timer; expressions are the beans' business. */
    static Optional<String> cycle(String text) {
        var cycle = text.strip();
        if (isExpression(cycle)) {
            return Optional.empty();
        }
        var repeated = REPEATED.matcher(cycle);
        if (!repeated.matches()) {
            return Optional.of("timerWithoutEnd");
        }
        var parts = repeated.group("rest").split("/");
        for (var part : parts) {
            if (part.startsWith("P") && isNothing(part)) {
                return Optional.of("timerAtOnce");
            }
        }
        boolean endsAtDate = parts.length > 1 && parts[0].startsWith("P");
        return repeated.group("times").isEmpty() && !endsAtDate ? Optional.of("timerWithoutEnd") : Optional.empty();
    }

    /** What is wrong with a length of time. */
    static Optional<String> duration(String text) {
        var duration = text.strip();
        return !isExpression(duration) && isNothing(duration) ? Optional.of("timerAtOnce") : Optional.empty();
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Zero or backwards; what can't be read is left to the engine to refuse. */
    private static boolean isNothing(String text) {
        int time = text.indexOf('T');
        try {
            var days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
            var hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            var start = LocalDate.EPOCH.atStartOfDay();
            return !start.plus(days).plus(hours).isAfter(start);
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }
}
