package io.gendan.meeting.session;

import io.gendan.engine.Words;
import io.gendan.staff.Staff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Two views in lines beside each other; where weights, intention or fee differ, the line says so (S-21). */
@Component
class Comparison {

    private final Words words;
    private final Staff staff;

    Comparison(Words words, Staff staff) {
        this.words = words;
        this.staff = staff;
    }

    List<ComparisonRow> of(View salesperson, View manager) {
        var rows = new ArrayList<ComparisonRow>();
        rows.add(compared("intention", choice("intention", salesperson), choice("intention", manager)));
        rows.add(compared("fee", salesperson.fee(), manager.fee()));
        rows.addAll(participants(salesperson, manager));
        rows.add(beside("weights", sum(salesperson), sum(manager)));
        rows.add(beside("reading", salesperson.text("understanding"), manager.text("attention")));
        rows.add(beside("next", proposal(salesperson), advice(manager)));
        rows.add(beside("hard", hard(salesperson), ""));
        rows.add(beside("nothing", nothing(salesperson), ""));
        rows.add(beside("link", lines(salesperson, "ally", "commonTopics", "decisionProcess"), ""));
        rows.add(beside("together", "", lines(manager, "counterpart", "counterpartTalk", "exchanged")));
        return rows.stream().filter(row -> !row.isEmpty()).toList();
    }

    private List<ComparisonRow> participants(View salesperson, View manager) {
        var one = salesperson.participants();
        var other = manager.participants();
        var names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names.stream()
                .map(name -> participant(one.get(name), other.get(name)))
                .toList();
    }

    private ComparisonRow participant(@Nullable Map<String, Object> one, @Nullable Map<String, Object> other) {
        var named = Objects.requireNonNull(one == null ? other : one);
        var differs = one == null || other == null ? words.of("session.namedOnce") : apart(one, other);
        return new ComparisonRow(String.valueOf(named.get("name")), judged(one), judged(other), differs);
    }

    private String apart(Map<String, Object> one, Map<String, Object> other) {
        var apart = new ArrayList<String>();
        var gap = weight(one).subtract(weight(other)).abs();
        if (gap.signum() > 0) {
            apart.add(words.of("session.pointsApart", gap.toPlainString()));
        }
        if (!Objects.equals(one.get("role"), other.get("role"))) {
            apart.add(words.of("session.otherRole"));
        }
        if (one.get("attitude") != null
                && other.get("attitude") != null
                && !one.get("attitude").equals(other.get("attitude"))) {
            apart.add(words.of("session.otherAttitude"));
        }
        return String.join("; ", apart);
    }

    private String judged(@Nullable Map<String, Object> person) {
        if (person == null) {
            return "";
        }
        var attitude = person.get("attitude");
        var told = Stream.of(
                        weight(person).toPlainString() + " %",
                        words.of("customer.role." + person.get("role")),
                        attitude == null ? "" : words.of("attitude." + attitude))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return person.get("reason") == null ? told : told + ": " + person.get("reason");
    }

    private static BigDecimal weight(Map<String, Object> person) {
        return Weights.sum(List.of(person));
    }

    private static String sum(View view) {
        return Weights.sum(List.copyOf(view.participants().values())).toPlainString() + " %";
    }

    private String proposal(View view) {
        var channel = view.text("nextContactChannel");
        return joined(
                view.text("nextContactOn"),
                channel.isEmpty() ? "" : words.of("channel." + channel),
                view.text("nextContactContent"),
                view.text("nextContactPurpose"));
    }

    private String advice(View view) {
        return joined(staff.nameOf(view.text("callBy")), view.text("callOn"), view.text("advice"));
    }

    private String hard(View view) {
        var helper = staff.nameOf(view.text("helper"));
        return joined(view.text("tooHardBecause"), helper.isEmpty() ? "" : words.of("session.helper", helper));
    }

    private String nothing(View view) {
        return joined(choice("trueReason", view), view.text("whyNothingCame"));
    }

    private static String lines(View view, String... keys) {
        return joined(Stream.of(keys).map(view::text).toArray(String[]::new));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private String choice(String key, View view) {
        var option = view.text(key);
        return option.isEmpty() ? "" : words.of(key + "." + option);
    }

    private ComparisonRow compared(String what, String salesperson, String manager) {
        var both = !salesperson.isEmpty() && !manager.isEmpty();
        return new ComparisonRow(
                words.of("session.row." + what),
                salesperson,
                manager,
                both && !salesperson.equals(manager) ? words.of("session.differs") : "");
    }

    private ComparisonRow beside(String what, String salesperson, String manager) {
        return new ComparisonRow(words.of("session.row." + what), salesperson, manager, "");
    }
}
