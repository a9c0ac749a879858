package io.gendan.engine.form;

import io.gendan.engine.Refusal.Item;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pass over the fields of a form or of a row of a dynamic list. */
final class FieldsCheck {

    private static final int MOST_ROWS = 100;

    private final String form;
    private final Map<String, @Nullable Object> context;
    private final FormTexts texts;
    private final Clock clock;
    private final Problems problems;

    FieldsCheck(String form, Map<String, @Nullable Object> context, FormTexts texts, Clock clock, Problems problems) {
        this.form = form;
        this.context = context;
        this.texts = texts;
        this.clock = clock;
        this.problems = problems;
    }

    Map<String, @Nullable Object> fields(
            List<Field> fields,
            Map<String, ? extends @Nullable Object> sent,
            Map<String, ? extends @Nullable Object> around,
            Place place) {
        strangers(fields, sent, place);
        var values = new LinkedHashMap<String, @Nullable Object>(around);
        for (var field : fields) {
            // A stranger, or a field that is only shown, must not speak for the task's own variables.
            if (!field.displayOnly() && sent.containsKey(field.key())) {
                values.put(field.key(), sent.get(field.key()));
            }
        }
        var hidden = FormContract.hidden(fields, values);
        var seen = FormContract.seen(fields, values, hidden);
        var accepted = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            if (!field.displayOnly()) {
                var value = hidden.contains(field) ? null : field(field, sent.get(field.key()), seen, place);
                accepted.put(field.key(), value);
            }
        }
        return accepted;
    }

    private void strangers(List<Field> fields, Map<String, ? extends @Nullable Object> sent, Place place) {
        var known = fields.stream().map(Field::key).collect(Collectors.toSet());
        for (var key : sent.keySet()) {
            if (!known.contains(key)) {
                // The name comes from outside: only what looks like one is repeated.
                var shown = key.matches("[A-Za-z0-9_.-]{1,64}") ? key : "…";
                problems.add(Item.of(place.path() + shown, "form.unknownKey", place.label() + shown));
            }
        }
    }

    private @Nullable Object field(
            Field field, @Nullable Object value, Map<String, ? extends @Nullable Object> values, Place place) {
        var one = new OneField(field, field.requiredWith(values), place);
        if (value == PlainValues.UNREADABLE) {
            return one.wrong("form.unreadable");
        }
        return switch (field.type()) {
            case TEXT -> one.given(value) ? one.text(value) : one.missing();
            case NUMBER -> one.given(value) ? one.number(value) : one.missing();
            case DATE -> one.given(value) ? one.date(value) : one.missing();
            case MOMENT -> one.given(value) ? one.moment(value) : one.missing();
            case CHECKBOX -> one.tick(value);
            case CHOICE -> one.given(value) ? one.choice(value) : one.missing();
            case CHOICES -> one.choices(value);
            case LIST -> one.rows(value, values);
        };
    }

    private final class OneField {
        private final Field field;
        private final boolean required;
        private final Place place;

        OneField(Field field, boolean required, Place place) {
            this.field = field;
            this.required = required;
            this.place = place;
        }

        boolean given(@Nullable Object value) {
            return value != null && !(value instanceof String text && text.isBlank());
        }

        @Nullable
        Object missing() {
            return required ? wrong("form.missing") : null;
        }

        @Nullable
        Object text(@Nullable Object value) {
            if (!(value instanceof String text)) {
                return wrong("form.notText");
            }
            var problem = TextRules.problem(field, text);
            return problem == null ? text : wrong(problem.code(), problem.limit());
        }

        @Nullable
        Object number(@Nullable Object value) {
            var number = NumberRules.read(value);
            if (number == null) {
                return wrong("form.notANumber");
            }
            var problem = NumberRules.problem(field, number);
            return problem == null ? NumberRules.plain(number) : wrong(problem.code(), problem.limit());
        }

        @Nullable
        Object date(@Nullable Object value) {
            var date = DateRules.date(value);
            if (date == null) {
                return wrong("form.notADate");
            }
            return inTime(DateRules.allowed(field.when(), date, clock), date.toString());
        }

        @Nullable
        Object moment(@Nullable Object value) {
            var moment = DateRules.moment(value, clock.getZone());
            if (moment == null) {
                return wrong("form.notAMoment");
            }
            return inTime(DateRules.allowed(field.when(), moment, clock), DateRules.text(moment));
        }

        private @Nullable Object inTime(boolean allowed, String value) {
            return allowed ? value : wrong(field.when() == Field.When.PAST ? "form.mustBePast" : "form.mustBeFuture");
        }

        @Nullable
        Object tick(@Nullable Object value) {
            if (given(value) && !(value instanceof Boolean)) {
                return wrong("form.notYesOrNo");
            }
            var ticked = Boolean.TRUE.equals(value);
            return required && !ticked ? wrong("form.notTicked") : (Object) ticked;
        }

        @Nullable
        Object choice(@Nullable Object value) {
            var chosen = chosen(value);
            return chosen == null ? notAnOption() : chosen;
        }

        @Nullable
        Object choices(@Nullable Object value) {
            if (given(value) && !(value instanceof Collection<?>)) {
                return wrong("form.notAList");
            }
            var chosen = new LinkedHashSet<Object>();
            for (var entry : value instanceof Collection<?> entries ? entries : List.of()) {
                var option = chosen(entry);
                if (option == null) {
                    return notAnOption();
                }
                chosen.add(option);
            }
            return chosen.isEmpty() ? missing() : List.copyOf(chosen);
        }

        private @Nullable Object chosen(@Nullable Object value) {
            if (value == null) {
                return null;
            }
            return field.options().in(context).stream()
                    .map(Options.Option::value)
                    .filter(option -> option.equals(value)
                            || (option instanceof Number
                                    && value instanceof Number
                                    && option.toString().equals(value.toString())))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable Object notAnOption() {
            var options = field.options().in(context).stream()
                    .map(option -> field.options().variable() == null
                            ? texts.option(form, field.key(), option.value().toString(), option.label())
                            : option.label())
                    .limit(20)
                    .collect(Collectors.joining(", "));
            return wrong("form.notAnOption", options);
        }

        @Nullable
        Object rows(@Nullable Object value, Map<String, ? extends @Nullable Object> values) {
            if (given(value) && !(value instanceof Collection<?>)) {
                return wrong("form.notAList");
            }
            var entries = value instanceof Collection<?> collection ? List.copyOf(nonNull(collection)) : List.of();
            if (entries.size() > MOST_ROWS) {
                return wrong("form.tooManyEntries", MOST_ROWS);
            }
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            for (int index = 0; index < entries.size(); index++) {
                if (!(entries.get(index) instanceof Map<?, ?> entry)) {
                    return wrong("form.notAList");
                }
                var row = new LinkedHashMap<String, @Nullable Object>();
                entry.forEach((key, cell) -> row.put(String.valueOf(key), cell));
                if (row.values().stream().anyMatch(cell -> given(cell) && !Boolean.FALSE.equals(cell))) {
                    field.rows().forEach(cell -> row.putIfAbsent(cell.key(), null));
                    rows.add(fields(field.rows(), row, values, place.row(field, label(), index)));
                }
            }
            if (!rows.isEmpty()) {
                return rows;
            }
            return required ? wrong("form.noEntry") : null;
        }

        private List<Object> nonNull(Collection<?> entries) {
            return entries.stream().filter(Objects::nonNull).collect(Collectors.toList());
        }

        @Nullable
        Object wrong(String code, Object... limits) {
            var arguments = new ArrayList<Object>();
            arguments.add(place.label() + label());
            arguments.addAll(List.of(limits));
            problems.add(new Item(place.path() + field.key(), code, arguments));
            return null;
        }

        private String label() {
            return texts.label(form, field);
        }
    }
}
