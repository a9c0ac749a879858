package io.gendan.engine.deployment;

import static io.gendan.engine.deployment.Trial.DECISION;
import static io.gendan.engine.deployment.Trial.FORM;
import static io.gendan.engine.deployment.Trial.MODEL;
import static io.gendan.engine.deployment.Trial.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A broken file is named with its element, and never reaches the engine")
class FlowCheckTest {

    @TempDir
    Path folder;

    private final FlowCheck check = new FlowCheck(Trial.beans(), List.of(), List.of());

    static Stream<Arguments> broken() {
        var note = "camunda:delegateExpression=\"${trialNote}\"";
        var who = "${trialTiming.who(execution)}";
        var form = "camunda:formRef=\"trialForm\" camunda:formRefBinding=\"deployment\"";
        var condition = "${outcome == 'ENOUGH' &amp;&amp; trialTiming.isDue(execution)}";
        var start = "<bpmn:startEvent id=\"StartEvent_Begun\" name=\"Begun\" />";
        var timer = "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>";
        return Stream.of(
                // what can't be read
                Arguments.of(MODEL, "</bpmn:process>", "</bpmn:proces>", "line 21", "unreadable"),
                Arguments.of(
                        MODEL,
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions",
                        "line 2",
                        "unreadable"),
                Arguments.of(MODEL, "<bpmn:exclusiveGateway", "<bpmn:gatewayOfMine", "line 9", "invalid"),
                Arguments.of(MODEL, "sourceRef=\"Timer_Later\" ", "", "line 19", "invalid"),
                Arguments.of(DECISION, "</definitions>", "", "line 11", "unreadable"),
                Arguments.of(FORM, "\"id\": \"intro\",", "\"id\": \"intro\"", "line 6", "unreadable"),
                // the process
                Arguments.of(
                        MODEL,
                        "<bpmn:process id=\"TrialProcess\"",
                        "<bpmn:process id=\"AnotherProcess\"",
                        "AnotherProcess",
                        "idNotFileName"),
                Arguments.of(MODEL, "isExecutable=\"true\"", "isExecutable=\"false\"", "TrialProcess", "notExecutable"),
                Arguments.of(MODEL, " camunda:historyTimeToLive=\"P30D\"", "", "TrialProcess", "noTimeToLive"),
                Arguments.of(
                        MODEL,
                        "  </bpmn:process>",
                        "  </bpmn:process><bpmn:process id=\"Second\" isExecutable=\"true\" camunda:historyTimeToLive=\"P30D\" />",
                        "Second",
                        "severalProcesses"),
                Arguments.of(
                        MODEL,
                        "bpmnElement=\"UserTask_Ask\"",
                        "bpmnElement=\"StartEvent_Begun\"",
                        "UserTask_Ask",
                        "notDrawn"),
                Arguments.of(
                        MODEL, "bpmnElement=\"Flow_Asked\"", "bpmnElement=\"Flow_Noted\"", "Flow_Asked", "notDrawn"),
                // reach
                Arguments.of(
                        MODEL,
                        start,
                        start
                                + "<bpmn:scriptTask id=\"ScriptTask_X\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                        "ScriptTask_X",
                        "refused"),
                Arguments.of(MODEL, note, "camunda:class=\"java.lang.String\"", "ServiceTask_Note", "refused"),
                Arguments.of(
                        MODEL, note, "camunda:type=\"external\" camunda:topic=\"x\"", "ServiceTask_Note", "refused"),
                Arguments.of(MODEL, note, "camunda:type=\"shell\"", "ServiceTask_Note", "refused"),
                Arguments.of(
                        MODEL,
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        "<camunda:executionListener event=\"start\" class=\"x.Y\" />",
                        "CallActivity_Other",
                        "refused"),
                Arguments.of(
                        MODEL,
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">x</camunda:script></camunda:executionListener>",
                        "CallActivity_Other",
                        "refused"),
                Arguments.of(
                        MODEL,
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                        "CallActivity_Other",
                        "refused"),
                Arguments.of(
                        MODEL,
                        "<bpmn:conditionExpression xsi",
                        "<bpmn:conditionExpression language=\"groovy\" xsi",
                        "Flow_Enough",
                        "refused"),
                Arguments.of(MODEL, form, "camunda:formKey=\"embedded:app:x.html\"", "UserTask_Ask", "refused"),
                Arguments.of(MODEL, condition, "outcome", "Flow_Enough", "noExpression"),
                Arguments.of(MODEL, "${trialNote}", "${nobodysBean}", "ServiceTask_Note", "unknownBean"),
                Arguments.of(MODEL, "${trialNote}", "${unmarked}", "ServiceTask_Note", "unknownBean"),
                Arguments.of(MODEL, "${trialNote}", "${trialTiming}", "ServiceTask_Note", "wrongBean"),
                Arguments.of(MODEL, "${trialNote}", "${trialTiming.tomorrow()}", "ServiceTask_Note", "noBean"),
                Arguments.of(MODEL, who, "${unmarked.tomorrow()}", "UserTask_Ask", "unknownBean"),
                Arguments.of(MODEL, who, "${hiddenTiming.tomorrow()}", "UserTask_Ask", "beanNotPublic"),
                Arguments.of(MODEL, who, "${trialTiming.who()}", "UserTask_Ask", "unknownMethod"),
                Arguments.of(MODEL, who, "${trialTiming.whose(execution)}", "UserTask_Ask", "unknownMethod"),
                Arguments.of(MODEL, who, "${trialTiming.getClass()}", "UserTask_Ask", "unknownMethod"),
                Arguments.of(MODEL, "outcome == 'ENOUGH'", "unheard == 'ENOUGH'", "Flow_Enough", "unknownVariable"),
                Arguments.of(MODEL, "name=\"Ask\"", "name=\"Ask ${''.getClass()}\"", "UserTask_Ask", "expression"),
                // the steps
                Arguments.of(MODEL, form, "", "UserTask_Ask", "noForm"),
                Arguments.of(MODEL, "formRef=\"trialForm\"", "formRef=\"lostForm\"", "UserTask_Ask", "unknownForm"),
                Arguments.of(
                        MODEL,
                        "formRefBinding=\"deployment\"",
                        "formRefBinding=\"latest\"",
                        "UserTask_Ask",
                        "formBinding"),
                Arguments.of(MODEL, "camunda:assignee=\"" + who + "\"", "", "UserTask_Ask", "nobody"),
                Arguments.of(
                        MODEL,
                        "calledElement=\"OtherProcess\"",
                        "calledElement=\"LostProcess\"",
                        "CallActivity_Other",
                        "unknownProcess"),
                Arguments.of(
                        MODEL,
                        "decisionRef=\"trialDecision\"",
                        "decisionRef=\"lostDecision\"",
                        "BusinessRuleTask_Decide",
                        "unknownDecision"),
                Arguments.of(MODEL, " default=\"Flow_More\"", "", "Gateway_Enough", "noDefault"),
                Arguments.of(MODEL, timer, "<bpmn:timeCycle>R/PT1H</bpmn:timeCycle>", "Timer_Later", "timerWithoutEnd"),
                Arguments.of(
                        MODEL, timer, "<bpmn:timeCycle>0 * * * * ?</bpmn:timeCycle>", "Timer_Later", "timerWithoutEnd"),
                Arguments.of(MODEL, timer, "<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>", "Timer_Later", "timerAtOnce"),
                Arguments.of(
                        MODEL, "P1D</bpmn:timeDuration>", "PT0S</bpmn:timeDuration>", "Timer_Later", "timerAtOnce"),
                Arguments.of(
                        MODEL,
                        "<bpmn:message ",
                        "<bpmn:message id=\"Message_Again\" name=\"trial.asked\" /><bpmn:message ",
                        "Message_Asked",
                        "messageTwice"),
                Arguments.of(MODEL, "name=\"trial.asked\"", "", "Message_Asked", "messageWithoutName"),
                // loops
                Arguments.of(
                        MODEL,
                        "sourceRef=\"ServiceTask_Note\" targetRef=\"BusinessRuleTask_Decide\"",
                        "sourceRef=\"ServiceTask_Note\" targetRef=\"ServiceTask_Note\"",
                        "ServiceTask_Note",
                        "endlessLoop"),
                Arguments.of(
                        MODEL,
                        "sourceRef=\"CallActivity_Other\" targetRef=\"EndEvent_Done\"",
                        "sourceRef=\"CallActivity_Other\" targetRef=\"ServiceTask_Note\"",
                        "ServiceTask_Note",
                        "endlessLoop"),
                Arguments.of(
                        OTHER,
                        "bpmn:serviceTask id=\"ServiceTask_Note\" name=\"Note\" camunda:delegateExpression=\"${trialNote}\"",
                        "bpmn:callActivity id=\"ServiceTask_Note\" name=\"Note\" calledElement=\"OtherProcess\"",
                        "ServiceTask_Note",
                        "endlessCalls"),
                // decisions
                Arguments.of(
                        DECISION,
                        "<decision id=\"trialDecision\"",
                        "<decision id=\"another\"",
                        "another",
                        "idNotFileName"),
                Arguments.of(DECISION, " camunda:historyTimeToLive=\"P30D\"", "", "trialDecision", "noTimeToLive"),
                Arguments.of(
                        DECISION,
                        "<inputEntry id=\"Entry_answer\"",
                        "<inputEntry id=\"Entry_answer\" expressionLanguage=\"javascript\"",
                        "Entry_answer",
                        "decisionLanguage"),
                // forms
                Arguments.of(FORM, "\"type\": \"default\"", "\"type\": \"other\"", "", "notAForm"),
                Arguments.of(FORM, "\"id\": \"trialForm\"", "\"id\": \"another\"", "another", "idNotFileName"),
                Arguments.of(FORM, "\"schemaVersion\": 16", "\"schemaVersion\": 99", "", "formTooNew"),
                Arguments.of(FORM, "\"type\": \"datetime\"", "\"type\": \"filepicker\"", "when", "componentType"),
                Arguments.of(FORM, "\"key\": \"mood\"", "\"key\": \"answer\"", "answer", "keyTwice"),
                Arguments.of(FORM, "\"key\": \"mood\"", "\"key\": \"outcome\"", "outcome", "keyTaken"),
                Arguments.of(FORM, "\"key\": \"mood\"", "\"key\": \"brief\"", "brief", "keyTaken"),
                Arguments.of(FORM, "\"key\": \"mood\"", "\"key\": \"a mood\"", "a mood", "key"),
                Arguments.of(
                        FORM,
                        "\"values\": [{\"label\": \"Good\", \"value\": \"GOOD\"}]",
                        "\"values\": []",
                        "mood",
                        "options"),
                Arguments.of(FORM, "\"value\": \"GOOD\"", "\"value\": \"\"", "mood", "option"),
                Arguments.of(FORM, "\"required\": true", "\"pattern\": \"(\"", "answer", "pattern"),
                Arguments.of(FORM, "\"hide\": \"=", "\"hide\": \"", "when", "hide"),
                Arguments.of(FORM, "\"hide\": \"=", "\"hide\": \"== ", "when", "contract"));
    }

    @ParameterizedTest(name = "{4} at {3}")
    @MethodSource("broken")
    void each_kind_of_broken_file_is_found(String file, String from, String to, String element, String code)
            throws Exception {
        var problems = problems(Trial.in(folder).edit(file, from, to));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.element()).isEqualTo(element);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest(name = "{4}")
    @MethodSource("broken")
    void each_kind_has_a_text_and_a_remedy_in_both_languages(
            String file, String from, String to, String element, String code) {
        for (var locale : List.of(Locale.ROOT, Locale.CHINESE)) {
            var bundle = ResourceBundle.getBundle("i18n.engine", locale);
            assertThat(bundle.getString("flow." + code)).isNotBlank();
            assertThat(bundle.getString("flow." + code + ".remedy")).isNotBlank();
        }
    }

    @Test
    void a_sound_flow_has_no_problem() throws Exception {
        assertThat(problems(Trial.in(folder))).isEmpty();
    }

    @Test
    void everything_is_found_at_once() throws Exception {
        var trial = Trial.in(folder)
                .edit(MODEL, "${trialNote}", "${nobodysBean}")
                .edit(FORM, "\"key\": \"mood\"", "\"key\": \"outcome\"")
                .edit(DECISION, " camunda:historyTimeToLive=\"P30D\"", "");

        assertThat(problems(trial)).extracting(FlowProblem::code).contains("unknownBean", "keyTaken", "noTimeToLive");
    }

    @Test
    void the_same_id_in_two_features_is_refused() throws Exception {
        var trial = Trial.in(folder);
        Files.copy(folder.resolve(OTHER), folder.resolve("processes/trial/OtherProcess.bpmn"));

        assertThat(problems(trial)).extracting(FlowProblem::code).contains("idTwice");
    }

    @Test
    void a_call_that_always_waits_makes_a_loop_harmless() throws Exception {
        var trial = Trial.in(folder)
                .edit(
                        MODEL,
                        "sourceRef=\"CallActivity_Other\" targetRef=\"EndEvent_Done\"",
                        "sourceRef=\"CallActivity_Other\" targetRef=\"ServiceTask_Note\"")
                .edit(
                        OTHER,
                        "bpmn:serviceTask id=\"ServiceTask_Note\" name=\"Note\" camunda:delegateExpression=\"${trialNote}\"",
                        "bpmn:receiveTask id=\"ServiceTask_Note\" name=\"Note\"");

        assertThat(problems(trial)).isEmpty();
    }

    @Test
    void an_error_that_leads_back_without_a_wait_is_a_loop() throws Exception {
        var trial = Trial.in(folder)
                .edit(
                        MODEL,
                        "<bpmn:endEvent",
                        "<bpmn:boundaryEvent id=\"Error_NotNoted\" attachedToRef=\"ServiceTask_Note\"><bpmn:errorEventDefinition id=\"ErrorEventDefinition_1\" /></bpmn:boundaryEvent><bpmn:sequenceFlow id=\"Flow_NotNoted\" sourceRef=\"Error_NotNoted\" targetRef=\"ServiceTask_Note\" /><bpmn:endEvent")
                .edit(
                        MODEL,
                        "attachedToRef=\"ServiceTask_Note\"><",
                        "attachedToRef=\"ServiceTask_Note\"><bpmn:outgoing>Flow_NotNoted</bpmn:outgoing><");

        assertThat(problems(trial)).extracting(FlowProblem::code).contains("endlessLoop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${trialTiming.class.name}",
                "${trialTiming['class']}",
                "${trialTiming.tomorrow().getClass().forName('x')}",
                "${execution.getProcessEngineServices().getRuntimeService()}",
                "${execution.processEngineServices}",
                "#{execution.setVariable('outcome', 'SIGN')}",
                "${outcome[0]}",
                "${outcome = 'x'}",
                "${x -> x}",
                "${trialTiming.tomorrow(); 1}",
                "${T(java.lang.Runtime)}",
                "${'${'}${",
                "${outcome == \"a\\\"b\"}",
                "${[1,2].stream()}",
                "${now()}"
            })
    void reflection_and_whatever_else_goes_beyond_the_language_is_refused(String expression) throws Exception {
        var trial = Trial.in(folder)
                .edit(
                        MODEL,
                        "${trialTiming.who(execution)}",
                        expression.replace("\"", "&quot;").replace("<", "&lt;"));

        assertThat(problems(trial)).anySatisfy(problem -> {
            assertThat(problem.element()).isEqualTo("UserTask_Ask");
            assertThat(problem.code()).isIn("expression", "unknownBean");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${outcome}",
                "chen",
                "${outcome == 'A}B' || !empty reviewer}",
                "${(outcome != null and answer eq 'x') or not trialTiming.isDue(execution)}",
                "${completedBy}"
            })
    void the_language_of_models_is_enough(String expression) throws Exception {
        assertThat(problems(Trial.in(folder).edit(MODEL, "${trialTiming.who(execution)}", expression)))
                .isEmpty();
    }

    private List<FlowProblem> problems(Trial trial) {
        return check.problems(trial.source().read());
    }
}
