package io.gendan.rights;

/**
 * One way to call the program.
 *
 * @param method such as {@code GET}
 * @param path with variables in braces, such as {@code /api/customers/{number}}
 */
record Endpoint(String method, String path) implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
        int byPath = path.compareTo(other.path);
        return byPath == 0 ? method.compareTo(other.method) : byPath;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
