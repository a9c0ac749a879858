package io.gendan.engine.form;

/**
 * Where in a form a field stands.
 *
 * @param path put before a field's key, such as {@code participants[1].}
 * @param label put before a field's label, such as {@code Participants 2: }
 */
record Place(String path, String label) {

    static final Place TOP = new Place("", "");

    Place row(Field list, String listLabel, int index) {
        return new Place(path + list.key() + "[" + index + "].", label + listLabel + " " + (index + 1) + ": ");
    }
}
