package io.gendan.engine.deployment;

import io.gendan.engine.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is wrong in a flow. The bundles have its text and its remedy: {@code flow.<code>} and {@code
 * flow.<code>.remedy}.
 *
 * @param file the file's name, or the folder's
 * @param element id of the element, key of the field, or {@code line 12}; empty when it is the file as a whole
 */
record FlowProblem(String file, String element, String code, List<Object> arguments) {

    String place() {
        return element.isEmpty() ? file : file + "#" + element;
    }

    String message(Words words) {
        return words.of("flow." + code, arguments.toArray());
    }

    String remedy(Words words) {
        return words.of("flow." + code + ".remedy", arguments.toArray());
    }

    /** All problems found in one round, in the order of the files. */
    static final class Collector {
        private final List<FlowProblem> problems = new ArrayList<>();

        void add(FlowFile file, String element, String code, Object... arguments) {
            problems.add(new FlowProblem(file.name(), element, code, List.of(arguments)));
        }

        void add(String file, String code, Object... arguments) {
            problems.add(new FlowProblem(file, "", code, List.of(arguments)));
        }

        List<FlowProblem> found() {
            return problems.stream().distinct().toList();
        }

        /** Refuses to go on when anything is wrong. */
        void refuse() {
            if (!problems.isEmpty()) {
                throw new BrokenFlows(found());
            }
        }
    }
}
