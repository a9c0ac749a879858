package io.gendan.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models, decisions and forms of the project's folders, as tests ask about them. */
public final class FlowFiles {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("([A-Za-z]\\w*)\\.([A-Za-z]\\w*)\\s*\\(");
    private static final Pattern BEAN = Pattern.compile("[A-Za-z]\\w*");

    /** A model of a feature. */
    public record Model(String feature, String name, BpmnModelInstance content, String text) {

        public Process process() {
            return content.getModelElementsByType(Process.class).iterator().next();
        }

        public <T extends ModelElementInstance> List<T> all(Class<T> type) {
            return List.copyOf(content.getModelElementsByType(type));
        }

        /** What stands between the braces of its expressions. */
        public List<String> expressions() {
            return EXPRESSION
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1).strip())
                    .toList();
        }

        /** Attribute values {@code delegateExpression="${bean}"}. */
        public Set<String> delegates() {
            return Pattern.compile("delegateExpression=\"\\$\\{([^}]*)}\"")
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** {@code bean.method} of its expressions. */
        public Set<String> calls() {
            return expressions().stream()
                    .flatMap(expression -> CALL.matcher(expression).results())
                    .map(match -> match.group(1) + "." + match.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Names in its expressions that are neither beans nor the engine's. */
        public Set<String> variables() {
            var names = new TreeSet<String>();
            var delegates = delegates();
            for (var expression : expressions()) {
                var bare = expression
                        .replaceAll("'[^']*'", "")
                        .replaceAll("[A-Za-z]\\w*\\.[A-Za-z]\\w*(\\s*\\([^)]*\\))?", "");
                BEAN.matcher(bare).results().map(match -> match.group()).forEach(names::add);
            }
            names.removeAll(delegates);
            names.removeAll(Set.of("empty", "not", "and", "or", "null", "true", "false", "eq", "ne"));
            return names;
        }
    }

    /** A decision table of a feature. */
    public record Decision(String feature, String name, DmnModelInstance content) {}

    /** A form of a feature. */
    public record Form(String feature, String name, JsonNode content, String text) {

        /** All components, also those inside groups and lists. */
        public List<JsonNode> components() {
            return below(content).toList();
        }

        /** Keys of the fields that stand directly in the form, lists included. */
        public Set<String> keys() {
            return keys(content);
        }

        private static Set<String> keys(JsonNode parent) {
            var keys = new TreeSet<String>();
            for (var component : parent.path("components")) {
                if (component.path("type").asText().equals("group")) {
                    keys.addAll(keys(component));
                } else {
                    Stream.of("key", "path")
                            .map(attribute -> component.path(attribute).asText())
                            .filter(key -> !key.isEmpty())
                            .forEach(keys::add);
                }
            }
            return keys;
        }

        private static Stream<JsonNode> below(JsonNode parent) {
            var children = new ArrayList<JsonNode>();
            parent.path("components").forEach(children::add);
            return children.stream().flatMap(child -> Stream.concat(Stream.of(child), below(child)));
        }
    }

    public final List<Model> models = new ArrayList<>();
    public final List<Decision> decisions = new ArrayList<>();
    public final List<Form> forms = new ArrayList<>();

    private FlowFiles() {}

    /** Everything in {@code processes} and {@code forms}. */
    public static FlowFiles read() {
        var files = new FlowFiles();
        try {
            for (var root : List.of("processes", "forms")) {
                for (var file : list(Path.of(root))) {
                    files.add(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    private void add(Path file) throws IOException {
        var feature = file.getName(1).toString();
        var fileName = file.getFileName().toString();
        var name = fileName.substring(0, fileName.lastIndexOf('.'));
        var text = Files.readString(file);
        if (fileName.endsWith(".bpmn")) {
            models.add(new Model(feature, name, Bpmn.readModelFromFile(file.toFile()), text));
        } else if (fileName.endsWith(".dmn")) {
            decisions.add(new Decision(feature, name, Dmn.readModelFromFile(file.toFile())));
        } else if (fileName.endsWith(".form")) {
            forms.add(new Form(feature, name, new ObjectMapper().readTree(text), text));
        }
    }

    private static List<Path> list(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            return List.copyOf(paths.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(Path::toString, path -> path, (one, same) -> one, TreeMap::new))
                    .values());
        }
    }
}
