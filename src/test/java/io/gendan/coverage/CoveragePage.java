package io.gendan.coverage;

import io.gendan.support.FlowFiles.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;

/** The processes drawn as they are in their models: green where tests came through, red where none did. */
final class CoveragePage {

    private static final int MARGIN = 60;
    private static final int LINE = 13;
    private static final int LETTERS = 14;

    private final Coverage coverage;

    CoveragePage(Coverage coverage) {
        this.coverage = coverage;
    }

    String html() {
        return """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Process coverage</title><style>
                body { font: 14px sans-serif; margin: 2em } svg { max-width: 100%% } text { font-size: 11px }
                .walked { fill: #e3f4e3; stroke: #2e7d32 } .not { fill: #fde0de; stroke: #c62828; stroke-width: 3 }
                polyline.walked, polyline.not, .open { fill: none } .thick { stroke-width: 4 }
                </style><h1>Process coverage</h1>
                <p>How often tests came through an element is shown when the pointer rests on it.</p>%s</html>
                """.formatted(coverage.models().stream().map(this::section).collect(Collectors.joining("\n")));
    }

    private String section(Model model) {
        return "<h2>%s</h2><svg %s xmlns=\"http://www.w3.org/2000/svg\">%s%s</svg>"
                .formatted(
                        model.name(),
                        size(model),
                        model.all(BpmnShape.class).stream()
                                .sorted(Comparator.comparing(shape -> !(shape.getBpmnElement() instanceof SubProcess)))
                                .map(shape -> shape(model, shape))
                                .collect(Collectors.joining()),
                        model.all(BpmnEdge.class).stream()
                                .map(edge -> edge(model, edge))
                                .collect(Collectors.joining()));
    }

    private static String size(Model model) {
        var boxes = model.all(Bounds.class);
        var corners = model.all(Waypoint.class);
        var across = DoubleStream.concat(
                        boxes.stream().flatMapToDouble(box -> DoubleStream.of(box.getX(), box.getX() + box.getWidth())),
                        corners.stream().mapToDouble(Waypoint::getX))
                .summaryStatistics();
        var down = DoubleStream.concat(
                        boxes.stream()
                                .flatMapToDouble(box -> DoubleStream.of(box.getY(), box.getY() + box.getHeight())),
                        corners.stream().mapToDouble(Waypoint::getY))
                .summaryStatistics();
        double width = across.getMax() - across.getMin() + 2 * MARGIN;
        double height = down.getMax() - down.getMin() + MARGIN;
        return number(
                "width=\"%.0f\" viewBox=\"%.0f %.0f %.0f %.0f\"",
                width, across.getMin() - MARGIN, down.getMin() - MARGIN / 2.0, width, height);
    }

    private String shape(Model model, BpmnShape shape) {
        if (!(shape.getBpmnElement() instanceof FlowElement element)) {
            return "";
        }
        var box = shape.getBounds();
        double x = box.getX();
        double y = box.getY();
        double width = box.getWidth();
        double height = box.getHeight();
        var look = look(model, element);
        if (element instanceof Event) {
            return number("<circle cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\" ", x + width / 2, y + height / 2, width / 2)
                    + look + title(model, element) + "</circle>"
                    + label(element, shape.getBpmnLabel(), x + width / 2, y + height + LINE);
        }
        if (element instanceof Gateway) {
            return number(
                            "<polygon points=\"%.0f,%.0f %.0f,%.0f %.0f,%.0f %.0f,%.0f\" ",
                            x + width / 2, y, x + width, y + height / 2, x + width / 2, y + height, x, y + height / 2)
                    + look + title(model, element) + "</polygon>"
                    + label(element, shape.getBpmnLabel(), x + width / 2, y - LINE);
        }
        return number("<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\" ", x, y, width, height)
                + look + title(model, element) + "</rect>"
                + label(
                        element,
                        null,
                        x + width / 2,
                        element instanceof SubProcess ? y + LINE : y + height / 2 - LINE / 2.0);
    }

    private String edge(Model model, BpmnEdge edge) {
        if (!(edge.getBpmnElement() instanceof FlowElement flow)) {
            return "";
        }
        var points = edge.getWaypoints().stream()
                .map(point -> number("%.0f,%.0f", point.getX(), point.getY()))
                .collect(Collectors.joining(" "));
        var last = List.copyOf(edge.getWaypoints()).get(edge.getWaypoints().size() - 1);
        var label = edge.getBpmnLabel();
        return "<polyline points=\"" + points + "\" " + look(model, flow) + title(model, flow) + "</polyline>"
                + number("<circle cx=\"%.0f\" cy=\"%.0f\" r=\"3\"/>", last.getX(), last.getY())
                + (label == null ? "" : label(flow, label, 0, 0));
    }

    private String look(Model model, FlowElement element) {
        return "class=\"" + (coverage.walked(model, element) > 0 ? "walked" : "not")
                + (element instanceof SubProcess ? " open" : "") + (element instanceof CallActivity ? " thick" : "")
                + "\">";
    }

    private String title(Model model, FlowElement element) {
        return "<title>" + element.getId() + ": " + coverage.walked(model, element) + "</title>";
    }

    private static String label(FlowElement element, @Nullable BpmnLabel drawn, double x, double y) {
        if (element.getName() == null) {
            return "";
        }
        var box = drawn == null ? null : drawn.getBounds();
        double middle = box == null ? x : box.getX() + box.getWidth() / 2;
        double first = box == null ? y : box.getY() + LINE;
        var lines = new StringBuilder();
        int row = 0;
        for (var line : element.getName()
                .replaceAll("(.{1,%d})(\\s+|$)".formatted(LETTERS), "$1\n")
                .split("\n")) {
            lines.append(number("<text text-anchor=\"middle\" x=\"%.0f\" y=\"%.0f\">", middle, first + row++ * LINE))
                    .append(line.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</text>");
        }
        return lines.toString();
    }

    private static String number(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
