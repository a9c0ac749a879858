package io.gendan.engine.deployment;

import java.util.Optional;

/**
 * One file of a feature.
 *
 * @param feature the first folder below {@code processes} or {@code forms}
 * @param name {@code processes/<feature>/<file>} or {@code forms/<feature>/<file>}, wherever the folder lies
 */
record FlowFile(String feature, String name, Kind kind, byte[] content) {

    enum Kind {
        MODEL("processes", ".bpmn"),
        DECISION("processes", ".dmn"),
        FORM("forms", ".form");

        private final String root;
        private final String ending;

        Kind(String root, String ending) {
            this.root = root;
            this.ending = ending;
        }

        String root() {
            return root;
        }

        static Optional<Kind> ofName(String fileName) {
            for (var kind : values()) {
                if (fileName.endsWith(kind.ending)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** The id that the file's content must have: its name without folders and ending. */
    String id() {
        return name.substring(name.lastIndexOf('/') + 1, name.length() - kind.ending.length());
    }
}
