package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A form on the screen, filled by hand: each field by its key, in the way its kind asks for. A choice is given by its
 * value, one or several from a list of people by a part of their labels, a date as ISO text.
 */
final class Form {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.US);

    private static final String TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() =>"
            + " requestAnimationFrame(() => setTimeout(done, 50))))";

    private final Locator screen;
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    Form(Locator around, String file) {
        screen = around.locator(".fjs-form");
        assertThat(screen).isVisible();
        try {
            collect(new ObjectMapper().readTree(Path.of("forms", file + ".form").toFile()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void collect(JsonNode parent) {
        for (var component : parent.path("components")) {
            if (component.path("type").asText().equals("dynamiclist")) {
                fields.put(component.path("path").asText(), component);
            } else {
                collect(component);
            }
            if (component.has("key")) {
                fields.put(component.path("key").asText(), component);
            }
        }
    }

    Form fill(Map<String, Object> values) {
        if (!fields.keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException(values.keySet() + " are not all among " + fields.keySet());
        }
        // from top to bottom: a choice brings the fields below it onto the screen
        for (var key : fields.keySet()) {
            if (values.containsKey(key)) {
                fill(key, values.get(key));
            }
        }
        return this;
    }

    void fill(String key, Object value) {
        fill(fields.get(key), key, value);
    }

    private void fill(JsonNode field, String name, Object value) {
        switch (field.path("type").asText()) {
            case "select" -> choose(field, name, value.toString());
            case "radio" -> input(name + "-" + option(field, value)).check();
            case "checkbox" -> input(name).setChecked((Boolean) value);
            case "checklist" ->
                ((Collection<?>) value)
                        .forEach(each -> input(name + "-" + option(field, each)).check());
            case "taglist" -> tags(name, (Collection<?>) value);
            case "datetime" -> date(field, name, value.toString());
            case "dynamiclist" -> rows(field, (List<?>) value);
            default -> input(name).fill(value.toString());
        }
    }

    private void choose(JsonNode field, String name, String value) {
        input(field.path("searchable").asBoolean() ? name : name + "-display").click();
        var items = screen.locator(".fjs-dropdownlist-item");
        var item = field.has("valuesKey")
                ? items.filter(new FilterOptions().setHasText(value))
                : items.nth(option(field, value));
        item.click();
        assertThat(items).hasCount(0);
    }

    /** Chooses each that is not chosen yet. */
    private void tags(String name, Collection<?> labels) {
        var input = input(name);
        var block = screen.locator(".fjs-form-field-taglist")
                .filter(new FilterOptions().setHas(screen.page().locator("[id$='-" + name + "']")));
        for (var label : labels) {
            var tag = block.locator(".fjs-taglist-tag").filter(new FilterOptions().setHasText(label.toString()));
            if (tag.count() == 0) {
                input.click();
                block.locator(".fjs-dropdownlist-item")
                        .filter(new FilterOptions().setHasText(label.toString()))
                        .click();
                assertThat(tag).isVisible();
            }
        }
        input.blur();
    }

    private static int option(JsonNode field, Object value) {
        int index = 0;
        for (var option : field.path("values")) {
            if (option.path("value").asText().equals(value.toString())) {
                return index;
            }
            index++;
        }
        throw new IllegalArgumentException(value + " is none of " + field.path("values"));
    }

    private void date(JsonNode field, String name, String iso) {
        if (field.path("subtype").asText().equals("date")) {
            day(name, LocalDate.parse(iso));
        } else {
            var moment = moment(iso);
            day(name, moment.toLocalDate());
            type(input(name + "-time"), moment.format(HOUR));
        }
    }

    private void day(String name, LocalDate day) {
        var input = input(name + "-date");
        assertThat(input).hasClass(Pattern.compile("flatpickr-input"));
        var written = day.format(DAY);
        // The calendar, once there, writes its own value into the field a moment later: nobody types so soon, and who
        // sees it on a busy machine types again.
        int typed = 0;
        do {
            screen.page().evaluate(TWO_FRAMES);
            type(input, written);
            screen.page().evaluate(TWO_FRAMES);
        } while (!input.inputValue().equals(written) && ++typed < 5);
        assertThat(input).hasValue(written);
    }

    private static ZonedDateTime moment(String iso) {
        return iso.endsWith("Z")
                ? Instant.parse(iso).atZone(SHANGHAI)
                : OffsetDateTime.parse(iso).atZoneSameInstant(SHANGHAI);
    }

    private static void type(Locator input, String text) {
        input.fill(text);
        input.press("Enter");
        input.blur();
    }

    private void rows(JsonNode list, List<?> rows) {
        var block = screen.locator(".fjs-form-field-dynamiclist")
                .filter(new FilterOptions().setHas(screen.page().locator("[id$='-" + firstId(list) + "_0']")));
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0 && input(firstId(list) + "_" + row).count() == 0) {
                block.locator(".fjs-repeat-render-add").click();
            }
            for (var cell : ((Map<?, ?>) rows.get(row)).entrySet()) {
                var field = cellOf(list, cell.getKey().toString());
                fill(field, field.path("id").asText() + "_" + row, cell.getValue());
            }
        }
        // Who stands there beforehand and is not meant goes; one row at a time, so that none goes twice.
        var removes = block.locator(".fjs-repeat-row-remove");
        while (input(firstId(list) + "_" + rows.size()).count() > 0) {
            int standing = removes.count();
            removes.last().click();
            assertThat(removes).hasCount(standing - 1);
        }
    }

    private static String firstId(JsonNode list) {
        return list.path("components").path(0).path("id").asText();
    }

    private static JsonNode cellOf(JsonNode list, String key) {
        for (var cell : list.path("components")) {
            if (cell.path("key").asText().equals(key)) {
                return cell;
            }
        }
        throw new IllegalArgumentException("No column " + key);
    }

    private Locator input(String name) {
        return screen.locator("[id^='fjs-form-'][id$='-" + name + "']");
    }

    /** What is on the screen in this field: a text, the label of a choice, a date as it was typed. */
    String shows(String key) {
        var field = fields.get(key);
        return switch (field.path("type").asText()) {
            case "select" ->
                field.path("searchable").asBoolean()
                        ? input(key).inputValue()
                        : input(key + "-display").innerText();
            case "datetime" -> input(key + "-date").inputValue();
            case "radio" ->
                screen.locator(".fjs-form-field-radio")
                        .filter(new FilterOptions().setHas(screen.page().locator("[id$='-" + key + "-0']")))
                        .locator(".fjs-checked")
                        .innerText();
            default -> input(key).inputValue();
        };
    }

    Locator screen() {
        return screen;
    }

    /** A table of the form, such as one of the brief, by its title. */
    Locator table(String title) {
        return screen.locator(".fjs-form-field-table").filter(new FilterOptions().setHasText(title));
    }
}
