package io.gendan.engine.form;

/** A form file that can't be enforced: names the form, the element and the remedy, for whoever edits it. */
public class FormFileException extends RuntimeException {

    FormFileException(String form, String element, String problem) {
        super("Form '" + form + "', element '" + element + "': " + problem);
    }

    FormFileException(String form, String problem, Throwable cause) {
        super("Form '" + form + "': " + problem, cause);
    }
}
