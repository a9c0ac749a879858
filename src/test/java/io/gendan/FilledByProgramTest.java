package io.gendan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is promised to whoever fills the forms by program: the first option of every choice leads forward, every box
 * ticked passes, one entry in a list is enough, tomorrow is a good date.
 */
@GendanTest
class FilledByProgramTest {

    private static final int MOST_STEPS = 60;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    OpenWork openWork;

    @Autowired
    FormService forms;

    @Autowired
    TaskService tasks;

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @ParameterizedTest(name = "only required fields: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("A program that always takes the first option leads a customer from A to member")
    void first_options_lead_to_member(boolean onlyRequired) throws IOException {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Program " + onlyRequired, CustomerField.OWNER, "chen")),
                "chen");
        pursuits.start(customer.number(), "chen");
        var story = stories.of(customer.number().value());

        for (int step = 0; step < MOST_STEPS && story.journey().isOpen(); step++) {
            var open = openWork.tasks(customer.number());
            if (open.isEmpty()) {
                story.waitEnds();
            } else {
                var task = open.get(0);
                story.completes(whoActs(task), task.key(), fill(task, onlyRequired));
            }
        }
        assertThat(story.stage()).isEqualTo("MEMBER");
    }

    private static String whoActs(OpenTask task) {
        return task.assignee() == null ? task.candidates().get(0) : task.assignee();
    }

    private Map<String, Object> fill(OpenTask task, boolean onlyRequired) throws IOException {
        try (var file = forms.getDeployedTaskForm(task.taskId())) {
            var fields = new HashMap<String, Object>();
            fill(JSON.readTree(file).path("components"), fields, onlyRequired, task);
            return fields;
        }
    }

    private void fill(JsonNode components, Map<String, Object> fields, boolean onlyRequired, OpenTask task) {
        for (var component : components) {
            if (component.path("type").asText().equals("dynamiclist")) {
                var row = new HashMap<String, Object>();
                fill(component.path("components"), row, onlyRequired, task);
                fields.put(component.path("path").asText(), List.of(row));
            } else if (component.has("components")) {
                fill(component.path("components"), fields, onlyRequired, task);
            } else if (component.has("key")
                    && (!onlyRequired
                            || component.path("validate").path("required").asBoolean()
                            || component.path("type").asText().equals("checkbox"))) {
                fields.put(component.path("key").asText(), value(component, task));
            }
        }
    }

    private Object value(JsonNode component, OpenTask task) {
        return switch (component.path("type").asText()) {
            case "number" -> component.path("validate").path("min").asInt(1);
            case "checkbox" -> true;
            case "select", "radio" -> options(component, task).get(0);
            case "checklist", "taglist" -> List.of(options(component, task).get(0));
            case "datetime" -> date(component);
            default -> "Some text";
        };
    }

    private List<String> options(JsonNode component, OpenTask task) {
        var values = component.path("values");
        if (component.has("valuesKey")) {
            try {
                var variable = tasks.getVariable(
                        task.taskId(), component.path("valuesKey").asText());
                values = JSON.readTree(String.valueOf(variable));
            } catch (IOException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        var options = new ArrayList<String>();
        values.forEach(option -> options.add(option.path("value").asText()));
        return options;
    }

    private static String date(JsonNode component) {
        boolean past = component.path("properties").path("when").asText().equals("past");
        if (component.path("subtype").asText().equals("date")) {
            return LocalDate.ofInstant(Stories.now(), ZONE)
                    .plusDays(past ? 0 : 1)
                    .toString();
        }
        return Stories.now()
                .atZone(ZONE)
                .plusDays(past ? 0 : 1)
                .toOffsetDateTime()
                .toString();
    }
}
