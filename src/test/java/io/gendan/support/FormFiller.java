package io.gendan.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.pipeline.OpenTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * Fills the forms of tasks as a program does, knowing nothing but the form file: whatever it chooses is valid. Fields
 * that turn out to be hidden are filled too; the server ignores them.
 */
@Component
public class FormFiller {

    /** What is written wherever any text will do. */
    public static final String TEXT = "Some text";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ROWS = 3;

    /** As many rows as a list is given at most. */
    private static final int TOGETHER = 2;

    private static final int DAYS_AHEAD = 20;

    private final FormService forms;
    private final TaskService tasks;

    /** The forms' components by the key of the task. */
    private final Map<String, JsonNode> read = new ConcurrentHashMap<>();

    FormFiller(FormService forms, TaskService tasks) {
        this.forms = forms;
        this.tasks = tasks;
    }

    /** Every field of the task's form. */
    public Map<String, Object> fill(OpenTask task, Choices choices) {
        return fill(task, choices, longest -> TEXT);
    }

    /** Every field of the task's form, those for text with what is said for as many characters as they take. */
    public Map<String, Object> fill(OpenTask task, Choices choices, IntFunction<String> text) {
        return new Filling(task, choices, true, text).fields(components(task));
    }

    /** Only what the form requires, and its boxes. */
    public Map<String, Object> fillRequired(OpenTask task, Choices choices) {
        return new Filling(task, choices, false, longest -> TEXT).fields(components(task));
    }

    private JsonNode components(OpenTask task) {
        return read.computeIfAbsent(task.key(), key -> {
            try (var file = forms.getDeployedTaskForm(task.taskId())) {
                return JSON.readTree(file).path("components");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private final class Filling {

        private final OpenTask task;
        private final Choices choices;
        private final boolean everything;
        private final IntFunction<String> text;

        Filling(OpenTask task, Choices choices, boolean everything, IntFunction<String> text) {
            this.task = task;
            this.choices = choices;
            this.everything = everything;
            this.text = text;
        }

        Map<String, Object> fields(JsonNode components) {
            var fields = new HashMap<String, Object>();
            fill(components, fields);
            return fields;
        }

        private void fill(JsonNode components, Map<String, Object> fields) {
            for (var component : components) {
                var type = component.path("type").asText();
                if (type.equals("dynamiclist")) {
                    fields.put(component.path("path").asText(), rows(component));
                } else if (component.has("components")) {
                    fill(component.path("components"), fields);
                } else if (component.has("key")
                        && (everything || mayBeRequired(component) || type.equals("checkbox"))) {
                    fields.put(component.path("key").asText(), value(component, type, fields));
                }
            }
        }

        private List<Map<String, Object>> rows(JsonNode list) {
            var rows = new ArrayList<Map<String, Object>>();
            for (int row = 0; row <= choices.upTo(MOST_ROWS) / MOST_ROWS; row++) {
                rows.add(fields(list.path("components")));
            }
            return rows;
        }

        private Object value(JsonNode component, String type, Map<String, Object> before) {
            return switch (type) {
                case "number" -> Math.max(number(component), leastOf(component, before));
                case "checkbox" -> required(component) || choices.yes();
                case "select", "radio" -> chosen(component);
                case "checklist", "taglist" -> List.of(choices.oneOf(options(component)));
                case "datetime" -> date(component);
                default ->
                    text.apply(component.path("validate").path("maxLength").asInt(Integer.MAX_VALUE));
            };
        }

        private String chosen(JsonNode component) {
            var options = options(component);
            return options.isEmpty() ? "" : choices.oneOf(options);
        }

        /** What another field, filled before, says at least. */
        private static int leastOf(JsonNode component, Map<String, Object> before) {
            var least = before.get(component.path("properties").path("notBelow").asText());
            return least instanceof Integer number ? number : 0;
        }

        /** A share leaves the other rows of its list theirs. */
        private int number(JsonNode component) {
            var rules = component.path("validate");
            int least = rules.path("min").asInt(1);
            var shared = component.path("properties").path("shareOf");
            int most = shared.isMissingNode()
                    ? rules.path("max").asInt(100)
                    : Integer.parseInt(shared.asText()) / TOGETHER;
            return least + choices.upTo(Math.min(99, most - least));
        }

        private List<String> options(JsonNode component) {
            var values = component.path("values");
            if (component.has("valuesKey")) {
                values = listed(component.path("valuesKey").asText());
            }
            var options = new ArrayList<String>();
            values.forEach(option -> options.add(option.path("value").asText()));
            return options;
        }

        private JsonNode listed(String variable) {
            try {
                return JSON.readTree(String.valueOf(tasks.getVariable(task.taskId(), variable)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private String date(JsonNode component) {
            boolean past = component.path("properties").path("when").asText().equals("past");
            int days = past ? 0 : choices.upTo(DAYS_AHEAD);
            if (component.path("subtype").asText().equals("date")) {
                return LocalDate.ofInstant(Stories.now(), ZONE).plusDays(days).toString();
            }
            return Stories.now().atZone(ZONE).plusDays(days).toOffsetDateTime().toString();
        }
    }

    private static boolean mayBeRequired(JsonNode component) {
        return required(component) || component.path("properties").has("requiredIf");
    }

    private static boolean required(JsonNode component) {
        return component.path("validate").path("required").asBoolean();
    }
}
