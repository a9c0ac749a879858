package io.gendan.browser;

import java.util.regex.Pattern;

/**
 * A field of a request.
 *
 * @param path as it is mapped ({@code /customers/{number}/tags}) or as it was asked ({@code /customers/C-000001/tags})
 */
record SentField(String method, String path, String name) implements Comparable<SentField> {

    /** Stands for whatever is sent. */
    static final String ANY = "(any)";

    /** What differs from one request to the next: variables, numbers of customers, ids. */
    private static final Pattern CHANGING = Pattern.compile("\\{[^/]+}|C-\\d+|\\d+|[0-9a-f]{8}-[0-9a-f-]{27}");

    SentField {
        path = path.replaceAll("C-\\d+", "{number}").replaceAll("/(\\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)", "/{id}");
    }

    /** Whether what was sent is this field, or one of those that it stands for. */
    boolean covers(SentField sent) {
        return method.equals(sent.method)
                && (name.equals(ANY) || name.equals(sent.name))
                && (path.equals(sent.path) || asked().matcher(sent.path).matches());
    }

    /** Whether it is the same field as that one, which is known by the address at which somebody was. */
    boolean stands(SentField known) {
        return !equals(known) && !name.equals(ANY) && path.contains("{") && covers(known);
    }

    private Pattern asked() {
        return Pattern.compile(CHANGING.splitAsStream(path)
                        .map(Pattern::quote)
                        .reduce((one, other) -> one + "[^/]+" + other)
                        .orElse("")
                + (path.endsWith("}") ? "[^/]+" : ""));
    }

    @Override
    public int compareTo(SentField other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path + " " + name;
    }
}
