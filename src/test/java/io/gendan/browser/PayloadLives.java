package io.gendan.browser;

import static io.gendan.support.Choices.FORWARD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.form.FormChecker;
import io.gendan.engine.form.FormContract;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.support.Choices;
import io.gendan.support.FormFiller;
import io.gendan.support.Stories.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lives of customers whose tasks are done with payloads, and which text of which form was filled in so, in sight of
 * whoever filled it in: what a form hides the program doesn't take.
 */
final class PayloadLives {

    private static final Logger LOG = LoggerFactory.getLogger(PayloadLives.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MESSAGE = Set.of("subject", "messageText");

    /** Texts that take none that people make up, with the reason. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry("sendMessage recipient", "an address; one of each medium is tried by its own tests"),
            Map.entry("newCustomer phone", "a phone number"),
            Map.entry("newCustomer email", "an address"),
            Map.entry("newCustomer owner", "a login"),
            Map.entry("researchCustomer phone", "a phone number"));

    private static final Path FORMS = Path.of("forms");

    /** Made into pages of ours, whose fields are known from there. */
    private static final Path DOSSIER = FORMS.resolve("customer");

    private final OpenWork openWork;
    private final FormFiller filler;
    private final FormChecker checker;
    private final FormService forms;
    private final TaskService tasks;
    private final Set<String> taken = new TreeSet<>();

    PayloadLives(OpenWork openWork, FormFiller filler, FormChecker checker, FormService forms, TaskService tasks) {
        this.openWork = openWork;
        this.filler = filler;
        this.checker = checker;
        this.forms = forms;
        this.tasks = tasks;
    }

    /** So many steps, or fewer when the journey ends before; {@code before} sees each task before it is done. */
    void lives(Story story, Choices choices, int steps, Consumer<OpenTask> before) {
        for (int step = 0; step < steps && story.journey().isOpen(); step++) {
            var open =
                    openWork.tasks(new CustomerNumber(story.journey().number().value()));
            if (open.isEmpty()) {
                story.waitEnds();
            } else {
                var task = choices.anyOf(open);
                before.accept(task);
                completes(story, task, choices);
            }
        }
    }

    /** The same, where chance may lead to what can't be done even the straight way: there the life stands still. */
    void livesAsItComes(Story story, Choices choices, int steps) {
        try {
            lives(story, choices, steps, task -> {});
        } catch (Refusal | ProcessEngineException | RestException refused) {
            LOG.info("A life stands still: {}", refused.getMessage());
        }
    }

    /** Does the task with payloads; what can't be done in the way that was chosen is done the straight way. */
    void completes(Story story, OpenTask task, Choices choices) {
        completes(story, task, choices, Set.of());
    }

    /** The same, with nothing in these fields. */
    void completes(Story story, OpenTask task, Choices choices, Set<String> unanswered) {
        var chosen = filler.fill(task, choices, Payload::of);
        chosen.keySet().removeAll(unanswered);
        chosen.replaceAll((key, value) -> MESSAGE.contains(key) ? Payload.message() : value);
        chosen.computeIfPresent("phone", (key, value) -> "010-6%07d".formatted(System.nanoTime() % 10_000_000));
        chosen.computeIfPresent("recipient", (key, value) -> "mei@rivertown.example");
        try {
            var accepted = accepted(task, chosen);
            story.completes(whoActs(task), task.key(), chosen);
            taken.addAll(accepted);
        } catch (Refusal | ProcessEngineException | RestException refused) {
            if (choices != FORWARD) {
                completes(story, task, FORWARD, unanswered);
            } else {
                throw refused;
            }
        }
    }

    static String whoActs(OpenTask task) {
        return task.assignee() == null ? task.candidates().get(0) : task.assignee();
    }

    /** Whether this text of this form ("newCustomer industry") was filled in. */
    boolean isTaken(String text) {
        return taken.contains(text);
    }

    /** The texts of the forms of tasks that were never filled in. */
    Set<String> leftOut() {
        var left = new TreeSet<String>();
        try (var files = Files.walk(FORMS)) {
            for (var file : files.filter(each -> each.toString().endsWith(".form") && !each.startsWith(DOSSIER))
                    .toList()) {
                var form = JSON.readTree(file.toFile());
                texts(form.path("id").asText(), form.path("components"), left);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        left.removeAll(taken);
        left.removeAll(EXCUSED.keySet());
        return left;
    }

    /** A form that was sent in another way. */
    void sent(String form, Map<String, ?> fields) {
        note(form, fields);
    }

    private Set<String> accepted(OpenTask task, Map<String, Object> sent) {
        var contract = contract(task);
        var before = Set.copyOf(taken);
        note(contract.id(), checker.check(contract, sent, tasks.getVariables(task.taskId())));
        var now = new TreeSet<>(taken);
        now.removeAll(before);
        taken.removeAll(now);
        return now;
    }

    private FormContract contract(OpenTask task) {
        try (var file = forms.getDeployedTaskForm(task.taskId())) {
            return FormContract.parse(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void note(String form, Map<String, ?> fields) {
        fields.forEach((key, value) -> {
            if (value instanceof Collection<?> rows) {
                rows.stream().filter(Map.class::isInstance).forEach(row -> note(form, (Map<String, ?>) row));
            } else if (Payload.isIn(value)) {
                taken.add(form + " " + key);
            }
        });
    }

    private static void texts(String form, JsonNode components, Set<String> found) {
        for (var component : components) {
            if (List.of("textfield", "textarea").contains(component.path("type").asText())) {
                found.add(form + " " + component.path("key").asText());
            }
            texts(form, component.path("components"), found);
        }
    }
}
