package io.gendan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.ForModels;
import io.gendan.engine.ProcessVariables;
import io.gendan.support.CodeWords;
import io.gendan.support.FlowFiles;
import io.gendan.support.FlowFiles.Form;
import io.gendan.support.FlowFiles.Model;
import io.gendan.support.GendanTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Models and code speak of the same things by the same names, in both directions. Every list is read from the files and
 * from the compiled code, so that a new model or delegate is held to it without a change here.
 */
@GendanTest
@DisplayName("The vocabulary of models, forms and code")
class VocabularyTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern ELEMENT = Pattern.compile("(StartEvent|EndEvent|ThrowEvent|UserTask|ServiceTask|"
            + "ReceiveTask|SendTask|BusinessRuleTask|CallActivity|SubProcess|Gateway|Timer|Message|Error|Signal|"
            + "Escalation|Conditional|Flow)_[A-Z][A-Za-z0-9]*");
    /** Readers of a form's fields, one by one. */
    private static final String[] READERS = {
        "text",
        "optional",
        "ticked",
        "date",
        "optionalDate",
        "moment",
        "optionalMoment",
        "number",
        "optionalNumber",
        "rows",
        "choices"
    };

    private static final FlowFiles FLOWS = FlowFiles.read();
    private static final CodeWords CODE = CodeWords.read();

    /** What the ready-made lists of Tasklist call, besides the engine's own words. */
    private static final Set<String> FILTER_CALLS = CODE.literals().stream()
            .map(Pattern.compile("\\$\\{(\\w+\\.\\w+)\\(\\)}")::matcher)
            .filter(Matcher::matches)
            .map(call -> call.group(1))
            .collect(Collectors.toSet());

    @Autowired
    ApplicationContext beans;

    @Test
    void there_is_something_to_hold_against_one_another() {
        assertThat(FLOWS.models).hasSizeGreaterThanOrEqualTo(7);
        assertThat(FLOWS.forms).hasSizeGreaterThanOrEqualTo(18);
        assertThat(FLOWS.decisions).hasSizeGreaterThanOrEqualTo(7);
        assertThat(CODE.classes()).isGreaterThan(1_000);
    }

    // models

    @Test
    void a_process_is_called_like_its_file_and_kept_for_a_stated_time() {
        for (var model : FLOWS.models) {
            assertThat(model.all(Process.class)).as(model.name()).hasSize(1);
            assertThat(model.process().getId()).isEqualTo(model.name()).matches("[A-Z][A-Za-z]*Process");
            assertThat(model.process().isExecutable()).as(model.name()).isTrue();
            assertThat(model.process().getCamundaHistoryTimeToLiveString())
                    .as(model.name())
                    .isEqualTo("P3650D");
        }
    }

    @Test
    void every_id_says_what_kind_of_element_it_is() {
        var wrong = new ArrayList<String>();
        for (var model : FLOWS.models) {
            for (var node : model.all(FlowNode.class)) {
                if (!node.getId().matches(prefix(node) + "_[A-Z][A-Za-z0-9]*")) {
                    wrong.add(model.name() + " " + node.getId() + " is a " + prefix(node));
                }
            }
            for (var flow : model.all(SequenceFlow.class)) {
                if (!flow.getId().matches("Flow_[A-Z][A-Za-z0-9]*")) {
                    wrong.add(model.name() + " " + flow.getId());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void steps_have_labels_choices_are_questions_and_conditions_are_answers() {
        var wrong = new ArrayList<String>();
        for (var model : FLOWS.models) {
            for (var node : model.all(FlowNode.class)) {
                boolean parts = node instanceof Gateway && ways(model, node).size() > 1 && !prefixOf(node, "parallel");
                boolean step = !(node instanceof Gateway);
                var label = node.getName() == null ? "" : node.getName();
                if (step && label.isBlank() || parts && !label.endsWith("?")) {
                    wrong.add(model.name() + " " + node.getId());
                }
            }
            for (var flow : model.all(SequenceFlow.class)) {
                if (flow.getConditionExpression() != null
                        && (flow.getName() == null || flow.getName().isBlank())) {
                    wrong.add(model.name() + " " + flow.getId());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everything_is_drawn() {
        for (var model : FLOWS.models) {
            var drawn = Stream.concat(
                            model.all(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                            model.all(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                    .map(BaseElement::getId)
                    .collect(Collectors.toSet());
            assertThat(drawn)
                    .as(model.name())
                    .containsAll(ids(model.all(FlowNode.class)))
                    .containsAll(ids(model.all(SequenceFlow.class)));
        }
    }

    @Test
    @DisplayName("ST-02: what a form brings is on record before anything else happens")
    void each_task_is_followed_by_its_record_in_the_same_transaction() {
        var wrong = new ArrayList<String>();
        for (var model : FLOWS.models) {
            for (var task : model.all(UserTask.class)) {
                var next =
                        ways(model, task).stream().map(SequenceFlow::getTarget).toList();
                boolean recorded = next.size() == 1
                        && next.get(0) instanceof ServiceTask service
                        && service.getCamundaDelegateExpression() != null
                        && service.getCamundaDelegateExpression().startsWith("${record");
                if (!recorded || task.isCamundaAsyncAfter() || next.get(0).isCamundaAsyncBefore()) {
                    wrong.add(model.name() + " " + task.getId());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void called_processes_exist_are_bound_latest_and_are_given_the_customer_number() {
        var processes = FLOWS.models.stream().map(Model::name).toList();
        for (var model : FLOWS.models) {
            for (var call : model.all(CallActivity.class)) {
                var place = model.name() + " " + call.getId();
                assertThat(processes).as(place).contains(call.getCalledElement());
                assertThat(call.getCamundaCalledElementBinding()).as(place).isIn(null, "latest");
                assertThat(call.getExtensionElements().getElements().stream()
                                .filter(CamundaIn.class::isInstance)
                                .map(in -> ((CamundaIn) in).getCamundaBusinessKey()))
                        .as(place)
                        .contains("#{execution.processBusinessKey}");
            }
        }
    }

    @Test
    void each_process_is_called_by_another_or_started_by_code() {
        var reached = all(model -> model.all(CallActivity.class).stream().map(CallActivity::getCalledElement));
        reached.addAll(CODE.literals());

        assertThat(reached).containsAll(FLOWS.models.stream().map(Model::name).toList());
    }

    // forms

    @Test
    void every_task_has_a_form_of_its_feature_and_every_form_a_task() {
        var used = new TreeSet<String>();
        for (var model : FLOWS.models) {
            for (var task : model.all(UserTask.class)) {
                assertThat(task.getCamundaFormRef())
                        .as(model.name() + " " + task.getId())
                        .isNotBlank();
                assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
                used.add(model.feature() + "/" + task.getCamundaFormRef());
            }
            for (var start : model.all(StartEvent.class)) {
                var form = start.getDomElement().getAttribute(CAMUNDA, "formRef");
                if (form != null) {
                    used.add(model.feature() + "/" + form);
                }
            }
        }
        // The forms of the feature "customer" describe the dossier; no task shows them.
        assertThat(FLOWS.forms.stream()
                        .filter(form -> !form.feature().equals("customer"))
                        .map(form -> form.feature() + "/" + form.name()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void a_form_is_called_like_its_file_and_its_keys_are_words_of_one_style() {
        for (var form : FLOWS.forms) {
            assertThat(form.content().path("id").asText()).isEqualTo(form.name());
            assertThat(form.keys()).as(form.name()).allMatch(key -> key.matches("[a-z][A-Za-z0-9]*"));
            assertThat(form.keys()).as(form.name()).doesNotContainAnyElementsOf(ProcessVariables.KEPT);
        }
    }

    @Test
    void every_field_that_code_reads_stands_in_a_form_or_comes_with_a_message() {
        var keys = all(FLOWS.forms, form -> form.keys().stream());
        keys.addAll(CODE.givenTo("JourneyMessages$JourneyMessage", "with"));
        var read = CODE.givenTo("FormFields", READERS);

        assertThat(read).as("fields read by code").hasSizeGreaterThan(20);
        assertThat(keys).containsAll(read);
    }

    @Test
    void every_field_of_a_start_form_is_read_by_code() {
        var started = all(model -> model.all(StartEvent.class).stream()
                .map(start -> start.getDomElement().getAttribute(CAMUNDA, "formRef"))
                .filter(form -> form != null));
        for (var form : FLOWS.forms) {
            if (started.contains(form.name())) {
                // Task forms go on record whole (ST-02 above); nothing but code takes up what starts a journey.
                assertThat(CODE.literals()).as(form.name()).containsAll(form.keys());
            }
        }
    }

    @Test
    void what_forms_show_is_what_code_gives_them() {
        var shown = new TreeSet<String>();
        for (var form : FLOWS.forms) {
            Pattern.compile("\\bbrief\\.([a-zA-Z]+)")
                    .matcher(form.text())
                    .results()
                    .forEach(match -> shown.add(match.group(1)));
            for (var component : form.components()) {
                shown.add(component.path("valuesKey").asText());
                component
                        .path("columns")
                        .forEach(column -> shown.add(column.path("key").asText()));
            }
        }
        shown.remove("");

        assertThat(shown).as("what forms show").isNotEmpty();
        assertThat(CODE.literals()).containsAll(shown);
    }

    // messages, decisions, variables

    @Test
    void messages_of_the_models_are_those_of_the_code() {
        var modelled = all(model -> model.all(Message.class).stream().map(Message::getName));
        var sent =
                CODE.givenTo("RuntimeService", "createMessageCorrelation", "messageEventReceived", "correlateMessage");

        assertThat(modelled).allMatch(name -> name.matches("[a-z]+\\.[a-z][A-Za-z]+"));
        assertThat(CODE.literals()).containsAll(modelled);
        assertThat(modelled).containsAll(sent);
    }

    @Test
    void every_decision_is_asked_and_every_one_asked_for_exists() {
        var tables = FLOWS.decisions.stream().map(FlowFiles.Decision::name).toList();
        var byModels = all(model -> model.all(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .filter(decision -> decision != null));
        var byCode = CODE.givenTo("DecisionService", "evaluateDecisionTableByKey", "evaluateDecisionByKey");

        assertThat(tables).containsAll(byModels).containsAll(byCode);
        assertThat(Stream.concat(byModels.stream(), CODE.literals().stream()).toList())
                .containsAll(tables);
    }

    @Test
    void what_a_decision_is_asked_with_is_given_by_a_model_a_form_or_code() {
        for (var decision : FLOWS.decisions) {
            var given = new TreeSet<String>(CODE.literals());
            FLOWS.forms.stream()
                    .filter(form -> form.feature().equals(decision.feature()))
                    .map(Form::keys)
                    .forEach(given::addAll);
            given.addAll(all(model ->
                    model.all(CamundaInputParameter.class).stream().map(CamundaInputParameter::getCamundaName)));
            for (var input : decision.content().getModelElementsByType(InputExpression.class)) {
                assertThat(given).as(decision.name()).contains(input.getText().getTextContent());
            }
        }
    }

    @Test
    void paths_are_chosen_by_the_variables_that_are_kept() {
        var used = all(model -> model.variables().stream());

        assertThat(used).isEqualTo(new TreeSet<>(ProcessVariables.KEPT));
    }

    @Test
    void what_a_path_is_chosen_by_can_come_about() {
        var values = new TreeSet<String>(CODE.literals());
        for (var form : FLOWS.forms) {
            form.components().forEach(component -> component
                    .path("values")
                    .forEach(option -> values.add(option.path("value").asText())));
        }
        for (var decision : FLOWS.decisions) {
            decision.content()
                    .getModelElementsByType(OutputEntry.class)
                    .forEach(
                            entry -> values.add(entry.getText().getTextContent().replace("\"", "")));
        }
        var compared = all(model -> model.expressions().stream()
                .flatMap(expression ->
                        Pattern.compile("'([^']*)'").matcher(expression).results())
                .map(match -> match.group(1)));

        assertThat(values).containsAll(compared);
    }

    @Test
    void code_asks_the_engine_for_no_variable_but_the_declared_ones() {
        var declared = new TreeSet<>(ProcessVariables.KEPT);
        declared.addAll(ProcessVariables.OF_A_COMPLETION);

        assertThat(declared)
                .containsAll(CODE.givenTo("DelegateExecution", "getVariable", "hasVariable", "removeVariable"));
    }

    // elements and beans

    @Test
    void elements_and_processes_that_code_names_exist() {
        var ids = all(model ->
                Stream.concat(ids(model.all(FlowNode.class)).stream(), ids(model.all(SequenceFlow.class)).stream()));
        var processes = FLOWS.models.stream().map(Model::name).toList();

        assertThat(ids)
                .containsAll(CODE.literals().stream()
                        .filter(literal -> ELEMENT.matcher(literal).matches())
                        .toList());
        assertThat(processes)
                .containsAll(CODE.literals().stream()
                        .filter(literal -> literal.matches("[A-Z][A-Za-z]+Process"))
                        .toList());
    }

    @Test
    void the_beans_of_the_models_are_those_offered_to_them() {
        var named = all(model -> Stream.concat(
                model.delegates().stream(), model.calls().stream().map(call -> call.substring(0, call.indexOf('.')))));
        FILTER_CALLS.forEach(call -> named.add(call.substring(0, call.indexOf('.'))));

        assertThat(List.of(beans.getBeanNamesForAnnotation(ForModels.class)))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void every_bean_that_is_run_can_be_run() {
        for (var name : all(model -> model.delegates().stream())) {
            assertThat(beans.getBean(name))
                    .as(name)
                    .isInstanceOfAny(JavaDelegate.class, ExecutionListener.class, TaskListener.class);
        }
    }

    @Test
    void the_methods_that_models_call_are_those_offered_to_them() {
        var called = all(model -> model.calls().stream());
        called.addAll(FILTER_CALLS);
        var offered = new TreeSet<String>();
        for (var name : called.stream()
                .map(call -> call.substring(0, call.indexOf('.')))
                .toList()) {
            var type = ClassUtils.getUserClass(beans.getBean(name));
            assertThat(Modifier.isPublic(type.getModifiers()))
                    .as(type + " is public")
                    .isTrue();
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(method -> !isAsked(method, type))
                    .map(Method::getName)
                    .forEach(method -> offered.add(name + "." + method));
        }

        assertThat(offered).isEqualTo(called);
    }

    /** Whether the method is there for other code, which knows it by an interface. */
    private static boolean isAsked(Method method, Class<?> type) {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .anyMatch(asked -> ClassUtils.hasMethod(asked, method.getName(), method.getParameterTypes()));
    }

    private static String prefix(FlowNode node) {
        if (node instanceof Gateway) {
            return "Gateway";
        }
        if (node instanceof CatchEvent event && !(node instanceof StartEvent)) {
            if (event.getEventDefinitions().isEmpty()) {
                return "Event";
            }
            var definition = event.getEventDefinitions().iterator().next();
            var type = definition.getElementType().getTypeName().replace("EventDefinition", "");
            return definition instanceof TimerEventDefinition ? "Timer" : capital(type);
        }
        if (node instanceof StartEvent) {
            return "StartEvent";
        }
        return node instanceof EndEvent
                ? "EndEvent"
                : capital(node.getElementType().getTypeName());
    }

    private static boolean prefixOf(FlowNode node, String type) {
        return node.getElementType().getTypeName().startsWith(type);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static List<SequenceFlow> ways(Model model, FlowNode node) {
        return model.all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    private static List<String> ids(Collection<? extends BaseElement> elements) {
        return elements.stream().map(BaseElement::getId).toList();
    }

    private static TreeSet<String> all(Function<Model, Stream<String>> words) {
        return all(FLOWS.models, words);
    }

    private static <T> TreeSet<String> all(List<T> files, Function<T, Stream<String>> words) {
        return files.stream().flatMap(words).collect(Collectors.toCollection(TreeSet::new));
    }
}
