package io.gendan.reporting;

import io.gendan.cadence.PolicyInForce;
import io.gendan.engine.Words;
import io.gendan.engine.WorkingDuration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of the contact policy in words. What an administrator wrote in another way than usual is shown as it stands. */
@Component
class PolicyWords {

    private static final List<String> FOR_WHOM = List.of("stage", "signingGrade", "serviceGrade", "quadrant", "phase");
    private static final List<String> TOLD = List.of("person", "manager", "director");

    private final Words words;

    PolicyWords(Words words) {
        this.words = words;
    }

    /**
     * A row for people.
     *
     * @param limits how many contacts must or may fall into a period
     * @param planned whether timers plan contacts by this row
     * @param late who hears of a late contact and when; empty when the stage's row says so
     */
    record Line(
            String forWhom,
            String kind,
            String minimum,
            String ideal,
            String maximum,
            String limits,
            boolean planned,
            List<String> late,
            String note) {}

    Line row(PolicyInForce.Row row) {
        var figures = row.figures();
        return new Line(
                forWhom(row.conditions()),
                row.conditions().containsKey("kind")
                        ? value("kind", row.conditions().get("kind"))
                        : "",
                gap(figures.get("minimumGap")),
                gap(figures.get("idealGap")),
                gap(figures.get("maximumGap")),
                limits(figures),
                "true".equals(figures.get("planned")),
                late(figures),
                figures.getOrDefault("note", ""));
    }

    private String forWhom(Map<String, String> conditions) {
        var whom = FOR_WHOM.stream()
                .filter(conditions::containsKey)
                .filter(input -> !input.equals("phase") || !isUnderstood(conditions))
                .map(input -> words.of("page.policy.for." + input, value(input, conditions.get(input))))
                .collect(Collectors.joining(words.of("page.policy.for.and")));
        return whom.isEmpty() ? words.of("page.policy.for.others") : whom;
    }

    /** A signing grade is given before the signing only, the others after it only. */
    private static boolean isUnderstood(Map<String, String> conditions) {
        boolean member = conditions.containsKey("serviceGrade") || conditions.containsKey("quadrant");
        return conditions.getOrDefault("phase", "").equals(member ? "MEMBERSHIP" : "not(MEMBERSHIP)")
                && (member || conditions.containsKey("signingGrade"));
    }

    /** One value, several with commas between, or {@code not(…)} around them. */
    private String value(String input, @Nullable String text) {
        var condition = text == null ? "" : text;
        if (condition.startsWith("not(") && condition.endsWith(")")) {
            return words.of("page.policy.for.not", value(input, condition.substring(4, condition.length() - 1)));
        }
        return Arrays.stream(condition.split(","))
                .map(String::strip)
                .map(value -> {
                    var key = "page.policy." + input + "." + value;
                    var known = words.of(key);
                    return known.equals(key) ? value : known;
                })
                .collect(Collectors.joining(", "));
    }

    private String limits(Map<String, String> figures) {
        var limits = new ArrayList<String>();
        var days = figures.getOrDefault("periodDays", "?");
        for (var limit : List.of("leastPerPeriod", "mostPerPeriod")) {
            if (figures.containsKey(limit)) {
                limits.add(words.of("page.policy." + limit, figures.get(limit), days));
            }
        }
        return String.join(" ", limits);
    }

    private List<String> late(Map<String, String> figures) {
        var late = new ArrayList<String>();
        var steps = figures.getOrDefault("alarmSteps", "").split(",");
        for (int step = 0; step < steps.length && step < TOLD.size() && !steps[step].isBlank(); step++) {
            late.add(words.of("page.policy.told." + TOLD.get(step), gap(steps[step].strip())));
        }
        if (figures.containsKey("poolWarning")) {
            late.add(words.of("page.policy.poolWarning", gap(figures.get("poolWarning"))));
            late.add(words.of(
                    "page.policy.poolGrace", gap(figures.getOrDefault("poolGrace", figures.get("poolWarning")))));
        }
        return late;
    }

    private String gap(@Nullable String text) {
        if (text == null) {
            return "";
        }
        try {
            var gap = WorkingDuration.parse(text);
            var parts = new ArrayList<String>();
            add(parts, "months", gap.months());
            add(parts, "weeks", gap.weeks());
            add(parts, "days", gap.days());
            add(parts, "hours", (int) gap.time().toHours());
            add(parts, "minutes", gap.time().toMinutesPart());
            return parts.isEmpty() ? words.of("page.policy.gap.none") : String.join(" ", parts);
        } catch (DateTimeParseException unusual) {
            return text;
        }
    }

    private void add(List<String> parts, String unit, int number) {
        if (number > 0) {
            parts.add(words.of("page.policy.gap." + unit, number));
        }
    }
}
