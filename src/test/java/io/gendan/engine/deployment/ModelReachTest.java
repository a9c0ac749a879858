package io.gendan.engine.deployment;

import static io.gendan.engine.deployment.Trial.DECISION;
import static io.gendan.engine.deployment.Trial.FORM;
import static io.gendan.engine.deployment.Trial.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place of a model where the engine works something out, each with every way to reach further than allowed. */
@DisplayName("Nothing in a model reaches beyond the beans offered to it")
class ModelReachTest {

    private static final List<String> EVIL = List.of(
            "${''.getClass().forName('java.lang.Runtime')}",
            "#{trialTiming.getClass()}",
            "${trialTiming.tomorrow().getTime()}",
            "${execution.engineServices.runtimeService}",
            "${execution.getProcessEngineServices()}",
            "${applicationContext.getBean('x')}",
            "harmless ${unmarked.tomorrow()}");

    /** What the check of a model's reach says: beyond the language, or a bean or method that isn't offered. */
    private static final Set<String> OUT_OF_REACH = Set.of("expression", "unknownBean", "unknownMethod", "noBean");

    @TempDir
    Path folder;

    static Stream<Arguments> evil() {
        return places().flatMap(place ->
                EVIL.stream().map(evil -> Arguments.of(place.get(0), evil, place.get(1), place.get(2))));
    }

    static Stream<Arguments> harmless() {
        return places().map(place -> {
            var bean = place.get(0).contains("delegate");
            return Arguments.of(
                    place.get(0), bean ? "${trialNote}" : "${trialTiming.tomorrow()}", place.get(1), place.get(2));
        });
    }

    /** Where an expression may stand: what is replaced, and by what around it. */
    private static Stream<List<String>> places() {
        var task = "<bpmn:userTask id=\"UserTask_Ask\" ";
        var service = "camunda:delegateExpression=\"${trialNote}\"";
        var inside = "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />";
        var duration = "P1D</bpmn:timeDuration>";
        return Stream.of(
                List.of("assignee", "${trialTiming.who(execution)}", "%s"),
                List.of("due date", "${trialTiming.tomorrow()}", "%s"),
                List.of("follow-up date", task, task + "camunda:followUpDate=\"%s\" "),
                List.of("candidates", task, task + "camunda:candidateUsers=\"%s\" "),
                List.of("candidate groups", task, task + "camunda:candidateGroups=\"%s\" "),
                List.of("priority", task, task + "camunda:priority=\"%s\" "),
                List.of("job priority", task, task + "camunda:jobPriority=\"%s\" "),
                List.of("name", "name=\"Ask\"", "name=\"%s\""),
                List.of("expression of a service task", service, "camunda:expression=\"%s\""),
                List.of("delegate", service, "camunda:delegateExpression=\"%s\""),
                List.of(
                        "delegate of old",
                        service,
                        "xmlns:old=\"http://activiti.org/bpmn\" old:delegateExpression=\"%s\""),
                List.of("called element", "calledElement=\"OtherProcess\"", "calledElement=\"%s\""),
                List.of("business key", inside, "<camunda:in businessKey=\"%s\" />"),
                List.of("handed down", inside, "<camunda:in sourceExpression=\"%s\" target=\"outcome\" />"),
                List.of("handed up", inside, "<camunda:out sourceExpression=\"%s\" target=\"outcome\" />"),
                List.of(
                        "input",
                        inside,
                        "<camunda:inputOutput><camunda:inputParameter name=\"outcome\">%s</camunda:inputParameter></camunda:inputOutput>"),
                List.of(
                        "input in a list",
                        inside,
                        "<camunda:inputOutput><camunda:inputParameter name=\"outcome\"><camunda:list><camunda:value>%s</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>"),
                List.of(
                        "input in a map",
                        inside,
                        "<camunda:inputOutput><camunda:inputParameter name=\"outcome\"><camunda:map><camunda:entry key=\"k\">%s</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>"),
                List.of(
                        "output",
                        inside,
                        "<camunda:inputOutput><camunda:outputParameter name=\"outcome\">%s</camunda:outputParameter></camunda:inputOutput>"),
                List.of(
                        "listener's expression",
                        inside,
                        "<camunda:executionListener event=\"start\" expression=\"%s\" />"),
                List.of(
                        "listener's delegate",
                        inside,
                        "<camunda:executionListener event=\"start\" delegateExpression=\"%s\" />"),
                List.of("retries", inside, "<camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle>"),
                List.of("error", inside, "<camunda:errorEventDefinition id=\"e\" expression=\"%s\" />"),
                List.of(
                        "property of a template",
                        inside,
                        "<camunda:properties><camunda:property name=\"x\" value=\"%s\" /></camunda:properties>"),
                List.of("condition of a flow", "${outcome == 'ENOUGH' &amp;&amp; trialTiming.isDue(execution)}", "%s"),
                List.of("length of a timer", duration, "%s</bpmn:timeDuration>"),
                List.of(
                        "date of a timer",
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + duration,
                        "<bpmn:timeDate>%s</bpmn:timeDate>"),
                List.of(
                        "cycle of a timer",
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + duration,
                        "<bpmn:timeCycle>%s</bpmn:timeCycle>"),
                List.of(
                        "condition of an event",
                        "<bpmn:timerEventDefinition id=\"TimerEventDefinition_Later\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>",
                        "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:condition></bpmn:conditionalEventDefinition>"),
                List.of("name of a message", "name=\"trial.asked\"", "name=\"%s\""),
                List.of(
                        "several: how many",
                        "</bpmn:extensionElements></bpmn:callActivity>",
                        "</bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>%s</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>"),
                List.of(
                        "several: until",
                        "</bpmn:extensionElements></bpmn:callActivity>",
                        "</bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality><bpmn:completionCondition>%s</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>"),
                List.of(
                        "several: of what",
                        "</bpmn:extensionElements></bpmn:callActivity>",
                        "</bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"%s\" camunda:elementVariable=\"outcome\" /></bpmn:callActivity>"),
                List.of("decision", "decisionRef=\"trialDecision\"", "decisionRef=\"%s\""),
                List.of("form", "formRef=\"trialForm\"", "formRef=\"%s\""),
                List.of("time to live", "historyTimeToLive=\"P30D\"", "historyTimeToLive=\"%s\""),
                List.of(
                        "note",
                        "<bpmn:endEvent id=\"EndEvent_Done\" name=\"Done\" />",
                        "<bpmn:endEvent id=\"EndEvent_Done\" name=\"Done\"><bpmn:documentation>%s</bpmn:documentation></bpmn:endEvent>"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("evil")
    void no_place_takes_an_expression_that_reaches_further(String place, String evil, String from, String to)
            throws Exception {
        var trial = Trial.in(folder).edit(MODEL, from, to.replace("%s", evil));

        assertThat(problems(trial))
                .as("%s with %s", place, evil)
                .anySatisfy(problem -> assertThat(OUT_OF_REACH).contains(problem.code()))
                .filteredOn(problem -> OUT_OF_REACH.contains(problem.code()))
                .allSatisfy(problem ->
                        assertThat(evil).contains((String) problem.arguments().get(0)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("harmless")
    void every_place_takes_one_that_asks_an_offered_bean(String place, String harmless, String from, String to)
            throws Exception {
        var trial = Trial.in(folder).edit(MODEL, from, to.replace("%s", harmless));

        assertThat(problems(trial)).as("%s with %s", place, harmless).noneSatisfy(problem -> assertThat(OUT_OF_REACH)
                .contains(problem.code()));
    }

    @Test
    void the_trial_by_itself_is_in_order() throws Exception {
        assertThat(problems(Trial.in(folder))).isEmpty();
    }

    static Stream<Arguments> beyond() {
        var service = "camunda:delegateExpression=\"${trialNote}\"";
        var inside = "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />";
        return Stream.of(
                Arguments.of("refused", MODEL, service, "camunda:class=\"io.gendan.holes.Marker\""),
                Arguments.of(
                        "refused",
                        MODEL,
                        service,
                        "xmlns:old=\"http://activiti.org/bpmn\" old:class=\"io.gendan.holes.Marker\""),
                Arguments.of("refused", MODEL, service, "camunda:type=\"mail\""),
                Arguments.of("expression", MODEL, service, service + " camunda:resultVariable=\"${''.getClass()}\""),
                Arguments.of("refused", MODEL, inside, "<camunda:taskListener event=\"create\" class=\"x.Y\" />"),
                Arguments.of(
                        "refused",
                        MODEL,
                        inside,
                        "<camunda:executionListener event=\"start\" delegateExpression=\"${trialNote}\"><camunda:field name=\"f\" expression=\"x\" /></camunda:executionListener>"),
                Arguments.of(
                        "refused",
                        MODEL,
                        inside,
                        "<camunda:inputOutput><camunda:inputParameter name=\"outcome\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>"),
                Arguments.of(
                        "refused",
                        MODEL,
                        inside,
                        "<camunda:inputOutput><camunda:inputParameter name=\"outcome\"><camunda:script scriptFormat=\"freemarker\" resource=\"classpath://x\" /></camunda:inputParameter></camunda:inputOutput>"),
                Arguments.of(
                        "refused",
                        MODEL,
                        "calledElement=\"OtherProcess\"",
                        "calledElement=\"OtherProcess\" camunda:variableMappingClass=\"x.Y\""),
                Arguments.of(
                        "wrongBean",
                        MODEL,
                        "calledElement=\"OtherProcess\"",
                        "calledElement=\"OtherProcess\" camunda:variableMappingDelegateExpression=\"${trialTiming}\""),
                Arguments.of(
                        "refused",
                        MODEL,
                        inside,
                        "<camunda:formData><camunda:formField id=\"x\" type=\"string\" defaultValue=\"y\" /></camunda:formData>"),
                Arguments.of(
                        "refused",
                        MODEL,
                        "<bpmn:conditionExpression xsi",
                        "<bpmn:conditionExpression language=\"javascript\" xsi"),
                Arguments.of(
                        "decisionLanguage",
                        DECISION,
                        "<inputEntry id=\"Entry_answer\"",
                        "<inputEntry id=\"Entry_answer\" expressionLanguage=\"juel\""),
                Arguments.of(
                        "decisionLanguage",
                        DECISION,
                        "<inputEntry id=\"Entry_answer\"",
                        "<inputEntry id=\"Entry_answer\" expressionLanguage=\"javascript-feel\""),
                Arguments.of(
                        "componentType",
                        FORM,
                        "\"type\": \"datetime\"",
                        "\"type\": \"iframe\", \"url\": \"https://example.com\""),
                Arguments.of(
                        "componentType",
                        FORM,
                        "\"type\": \"datetime\"",
                        "\"type\": \"button\", \"action\": \"submit\""));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("beyond")
    void no_class_script_connector_or_other_language_is_taken(String code, String file, String from, String to)
            throws Exception {
        assertThat(problems(Trial.in(folder).edit(file, from, to)))
                .as(to)
                .extracting(FlowProblem::code)
                .contains(code);
    }

    private List<FlowProblem> problems(Trial trial) {
        return new FlowCheck(Trial.beans(), List.of(), List.of())
                .problems(trial.source().read());
    }
}
