package io.gendan.engine.deployment;

import io.gendan.engine.ProcessVariables;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.w3c.dom.Element;

/**
 * How far a model can reach: whoever deploys a model could run any code. So no scripts, classes and connectors, and
 * expressions only in the small language of {@link Expression}, on the beans offered to models.
 */
final class ReachCheck {

    private static final Set<String> REFUSED_ELEMENTS =
            Set.of("script", "scriptTask", "connector", "formData", "field", "adHocSubProcess", "complexGateway");
    private static final Set<String> REFUSED_ATTRIBUTES = Set.of(
            "class",
            "scriptFormat",
            "variableMappingClass",
            "formHandlerClass",
            "formKey",
            "topic",
            "type",
            "caseRef",
            "resource");
    /** Given by the engine itself, or by the form contract within the completing transaction. */
    private static final Set<String> GIVEN = Set.of(
            "execution", "task", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private static final Pattern PARTS = Pattern.compile(
            "definitions|.*EventDefinition|.*Expression|condition|time[A-Z].*|.*Characteristics|loopCardinality");
    private static final Map<String, List<Class<?>>> ROLES = Map.of(
            "taskListener", List.of(TaskListener.class),
            "executionListener", List.of(ExecutionListener.class, JavaDelegate.class),
            "callActivity", List.of(DelegateVariableMapping.class));

    private final ModelFile model;
    private final FlowIndex index;
    private final ModelBeans beans;
    private final FlowProblem.Collector problems;

    ReachCheck(ModelFile model, FlowIndex index, ModelBeans beans, FlowProblem.Collector problems) {
        this.model = model;
        this.index = index;
        this.beans = beans;
        this.problems = problems;
    }

    void run() {
        walk(model.xml(), "");
    }

    private void walk(Element element, String around) {
        if (element.getLocalName().equals("BPMNDiagram")) {
            return;
        }
        var id = isPart(element) ? "" : element.getAttribute("id");
        var here = id.isEmpty() ? around : id;

        if (REFUSED_ELEMENTS.contains(element.getLocalName())) {
            report(here, "refused", element.getLocalName());
        }
        for (var attribute : Xml.attributes(element)) {
            boolean engines = Xml.ofEngine(attribute) || (attribute.getNamespaceURI() == null && Xml.ofEngine(element));
            var name = attribute.getLocalName();
            if ((engines
                            && REFUSED_ATTRIBUTES.contains(name)
                            && !attribute.getValue().isBlank())
                    || (attribute.getNamespaceURI() == null
                            && Set.of("language", "scriptFormat").contains(name)
                            && !attribute.getValue().isBlank())) {
                report(here, "refused", name);
            }
            if (engines && name.toLowerCase(Locale.ROOT).endsWith("delegateexpression")) {
                delegate(element, here, attribute.getValue());
            } else {
                expressions(here, attribute.getValue());
            }
        }
        var text = Xml.text(element);
        if (Set.of("conditionExpression", "condition").contains(element.getLocalName()) && !Expression.whole(text)) {
            report(here, "noExpression", text.strip());
        }
        expressions(here, text);
        Xml.children(element).forEach(child -> walk(child, here));
    }

    /** Not what a modeller would call an element, though it may have an id: a part of the element around it. */
    private static boolean isPart(Element element) {
        return Xml.ofEngine(element) || PARTS.matcher(element.getLocalName()).matches();
    }

    private void delegate(Element host, String here, String text) {
        try {
            var expression =
                    Expression.whole(text) ? Expression.of(Expression.in(text).get(0)) : null;
            if (expression == null || !expression.alone()) {
                report(here, "noBean", text);
                return;
            }
            var name = expression.names().get(0);
            var type = beans.type(name);
            var roles = ROLES.getOrDefault(host.getLocalName(), List.of(JavaDelegate.class, ActivityBehavior.class));
            if (type.isEmpty()) {
                report(here, "unknownBean", name);
            } else if (roles.stream().noneMatch(role -> role.isAssignableFrom(type.get()))) {
                report(here, "wrongBean", name, roles.get(0).getSimpleName());
            }
        } catch (Expression.Unreadable beyond) {
            report(here, "expression", Xml.said(beyond));
        }
    }

    private void expressions(String here, String text) {
        try {
            for (var body : Expression.in(text)) {
                var expression = Expression.of(body);
                expression.calls().forEach(call -> call(here, call));
                expression.names().forEach(name -> variable(here, name));
            }
        } catch (Expression.Unreadable beyond) {
            report(here, "expression", Xml.said(beyond));
        }
    }

    private void variable(String here, String name) {
        if (!ProcessVariables.KEPT.contains(name)
                && !ProcessVariables.OF_A_COMPLETION.contains(name)
                && !GIVEN.contains(name)
                && !index.hasVariable(model.file().feature(), name)) {
            report(here, "unknownVariable", name);
        }
    }

    private void call(String here, Expression.Call call) {
        var type = beans.type(call.bean());
        if (type.isEmpty()) {
            report(here, "unknownBean", call.bean());
        } else if (!Modifier.isPublic(type.get().getModifiers())) {
            report(here, "beanNotPublic", call.bean(), type.get().getSimpleName());
        } else if (Arrays.stream(type.get().getMethods()).noneMatch(method -> fits(method, call))) {
            report(
                    here,
                    "unknownMethod",
                    call.bean(),
                    call.method(),
                    call.arguments().size());
        }
    }

    private static boolean fits(Method method, Expression.Call call) {
        if (!method.getName().equals(call.method())
                || method.getDeclaringClass() == Object.class
                || method.getParameterCount() != call.arguments().size()) {
            return false;
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            var parameter = method.getParameterTypes()[i];
            if (call.arguments().get(i).equals("execution") && !parameter.isAssignableFrom(DelegateExecution.class)
                    || call.arguments().get(i).equals("task") && !parameter.isAssignableFrom(DelegateTask.class)) {
                return false;
            }
        }
        return true;
    }

    private void report(String element, String code, Object... arguments) {
        problems.add(model.file(), element, code, arguments);
    }
}
