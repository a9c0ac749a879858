package io.gendan.engine.form;

/** A form file that the server can't enforce: names the form, the element and the remedy, for whoever edits it. */
public class FormFileException extends RuntimeException {

    private final String element;
    private final String problem;

    FormFileException(String form, String element, String problem) {
        super("Form '" + form + "', element '" + element + "': " + problem);
        this.element = element;
        this.problem = problem;
    }

    FormFileException(String problem, Throwable cause) {
        super(problem, cause);
        this.element = "";
        this.problem = problem;
    }

    /** The key or id of the component, empty when it is the file as a whole. */
    public String element() {
        return element;
    }

    /** What is wrong with it, with the remedy. */
    public String problem() {
        return problem;
    }
}
