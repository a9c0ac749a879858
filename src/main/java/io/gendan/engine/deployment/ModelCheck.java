package io.gendan.engine.deployment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.jspecify.annotations.Nullable;

/** One model by itself: what it is called, that all of it is drawn, and that each step has what it needs to be done. */
final class ModelCheck {

    private final ModelFile model;
    private final FlowIndex index;
    private final FlowProblem.Collector problems;

    ModelCheck(ModelFile model, FlowIndex index, FlowProblem.Collector problems) {
        this.model = model;
        this.index = index;
        this.problems = problems;
    }

    void run() {
        process();
        drawing();
        model.all(UserTask.class).forEach(this::userTask);
        model.all(StartEvent.class).forEach(this::startForm);
        model.all(CallActivity.class).forEach(this::call);
        model.all(BusinessRuleTask.class).forEach(this::decision);
        model.all(ExclusiveGateway.class).forEach(gateway -> choice(gateway, gateway.getDefault()));
        model.all(InclusiveGateway.class).forEach(gateway -> choice(gateway, gateway.getDefault()));
        model.all(TimerEventDefinition.class).forEach(this::timer);
        messages();
    }

    private void process() {
        var executables = model.executables();
        if (executables.isEmpty()) {
            var first = model.all(Process.class).stream().findFirst();
            report(first.map(BaseElement::getId).orElse(""), "notExecutable");
        }
        if (executables.size() > 1) {
            report(executables.get(1).getId(), "severalProcesses");
        }
        for (var process : executables) {
            if (executables.size() == 1 && !process.getId().equals(model.id())) {
                report(process.getId(), "idNotFileName", process.getId(), model.id());
            }
            if (isBlank(process.getCamundaHistoryTimeToLiveString())) {
                report(process.getId(), "noTimeToLive");
            }
        }
    }

    private void drawing() {
        var shapes = new HashSet<BaseElement>();
        model.all(BpmnShape.class).stream()
                .filter(shape -> shape.getBounds() != null)
                .forEach(shape -> add(shapes, shape.getBpmnElement()));
        var edges = new HashSet<BaseElement>();
        model.all(BpmnEdge.class).stream()
                .filter(edge -> edge.getWaypoints().size() > 1)
                .forEach(edge -> add(edges, edge.getBpmnElement()));
        for (var node : model.all(FlowNode.class)) {
            if (!shapes.contains(node)) {
                report(node.getId(), "notDrawn");
            }
        }
        for (var flow : model.all(SequenceFlow.class)) {
            if (!edges.contains(flow)) {
                report(flow.getId(), "notDrawn");
            }
        }
    }

    private static void add(Set<BaseElement> drawn, @Nullable BaseElement element) {
        if (element != null) {
            drawn.add(element);
        }
    }

    private void userTask(UserTask task) {
        form(task.getId(), task.getCamundaFormRef(), task.getCamundaFormRefBinding(), true);
        if (isBlank(task.getCamundaAssignee())
                && isBlank(task.getCamundaCandidateUsers())
                && isBlank(task.getCamundaCandidateGroups())) {
            report(task.getId(), "nobody");
        }
    }

    private void startForm(StartEvent start) {
        var xml = start.getDomElement();
        var namespace = "http://camunda.org/schema/1.0/bpmn";
        form(
                start.getId(),
                xml.getAttribute(namespace, "formRef"),
                xml.getAttribute(namespace, "formRefBinding"),
                false);
    }

    private void form(String element, @Nullable String form, @Nullable String binding, boolean needed) {
        if (form == null || form.isBlank()) {
            if (needed) {
                report(element, "noForm");
            }
        } else if (!index.hasForm(model.file().feature(), form)) {
            report(element, "unknownForm", form, model.file().feature());
        } else if (!"deployment".equals(binding)) {
            report(element, "formBinding", form);
        }
    }

    private void call(CallActivity call) {
        var called = call.getCalledElement();
        if (isBlank(called) || !index.hasProcess(called)) {
            report(call.getId(), "unknownProcess", called == null ? "" : called);
        }
    }

    private void decision(BusinessRuleTask task) {
        var decision = task.getCamundaDecisionRef();
        if (decision == null) {
            return;
        }
        if (!index.hasDecision(decision)) {
            report(task.getId(), "unknownDecision", decision);
        } else if ("deployment".equals(task.getCamundaDecisionRefBinding())
                && !index.hasDecision(model.file().feature(), decision)) {
            report(task.getId(), "decisionElsewhere", decision, model.file().feature());
        }
    }

    private void choice(FlowNode gateway, @Nullable SequenceFlow byDefault) {
        var ways = model.ways(gateway);
        if (ways.size() > 1
                && byDefault == null
                && ways.stream().anyMatch(way -> way.getConditionExpression() != null)) {
            report(gateway.getId(), "noDefault");
        }
        for (var way : ways) {
            if (ways.size() > 1
                    && !way.equals(byDefault)
                    && way.getConditionExpression() == null
                    && byDefault != null) {
                report(way.getId(), "noCondition");
            }
        }
    }

    private void timer(TimerEventDefinition timer) {
        var host = timer.getParentElement() instanceof FlowNode node ? node.getId() : timer.getId();
        var element = host == null ? "" : host;
        if (timer.getTimeCycle() != null) {
            Timers.cycle(timer.getTimeCycle().getTextContent()).ifPresent(code -> report(element, code));
        }
        if (timer.getTimeDuration() != null) {
            Timers.duration(timer.getTimeDuration().getTextContent()).ifPresent(code -> report(element, code));
        }
    }

    private void messages() {
        var ids = new HashMap<String, String>();
        for (var message : model.all(Message.class)) {
            var name = message.getName();
            if (isBlank(name)) {
                report(message.getId(), "messageWithoutName");
            } else if (ids.putIfAbsent(name, message.getId()) != null) {
                report(message.getId(), "messageTwice", name);
            }
        }
    }

    private void report(@Nullable String element, String code, Object... arguments) {
        problems.add(model.file(), element == null ? "" : element, code, arguments);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
