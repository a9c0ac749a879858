package io.gendan.engine.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small language in which models may speak to code: a bean, a bean's method with plain arguments, a variable, and
 * comparisons of these with one another and with literals. No property of anything, no indexes, no chains: whatever is
 * not in it, such as reflection, can't be written.
 *
 * @param names what stands alone: a variable, or a bean to be run
 * @param calls what is asked of beans
 * @param alone whether the whole expression is one name
 */
record Expression(List<String> names, List<Call> calls, boolean alone) {

    /** The engine's own, harmless to read. */
    private static final Set<String> PROPERTIES = Set.of("execution.processBusinessKey", "execution.businessKey");

    private static final int LONGEST = 500;

    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge");

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "'[^'\\\\]*'|\"[^\"\\\\]*\"" // text
            + "|\\d+(?:\\.\\d+)?" // number
            + "|[A-Za-z_][A-Za-z0-9_]*" // word
            + "|==|!=|<=|>=|&&|\\|\\||[<>!().,])");

    /**
     * A bean's method, with its arguments as they stand.
     *
     * @param arguments {@code execution}, {@code task}, other variables, or literals
     */
    record Call(String bean, String method, List<String> arguments) {}

    /** The text between the braces is not of the language. */
    static final class Unreadable extends Exception {
        Unreadable(String message) {
            super(message);
        }
    }

    /** What stands between the braces of each <code>${…}</code> or <code>#{…}</code> in a text. */
    static List<String> in(String text) throws Unreadable {
        var found = new ArrayList<String>();
        int at = next(text, 0);
        while (at >= 0) {
            int end = end(text, at + 2);
            if (end < 0) {
                throw new Unreadable(text.substring(at));
            }
            found.add(text.substring(at + 2, end));
            at = next(text, end);
        }
        return found;
    }

    /** Whether the text is one expression and nothing else. */
    static boolean whole(String text) {
        var trimmed = text.strip();
        return next(trimmed, 0) == 0 && end(trimmed, 2) == trimmed.length() - 1;
    }

    static Expression of(String body) throws Unreadable {
        return new Parser(body).parse();
    }

    private static int next(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 || (hash >= 0 && hash < dollar) ? hash : dollar;
    }

    private static int end(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '}') {
                return i;
            }
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return -1;
    }

    private static final class Parser {
        private final String body;
        private final List<String> tokens = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();
        private int at;

        Parser(String body) throws Unreadable {
            this.body = body;
            var text = body.strip();
            if (text.length() > LONGEST) {
                throw unreadable();
            }
            Matcher token = TOKEN.matcher(text);
            int end = 0;
            while (end < text.length()) {
                if (!token.find(end) || token.start() != end) {
                    throw unreadable();
                }
                tokens.add(token.group().strip());
                end = token.end();
            }
        }

        Expression parse() throws Unreadable {
            condition();
            if (at != tokens.size()) {
                throw unreadable();
            }
            return new Expression(List.copyOf(names), List.copyOf(calls), tokens.size() == 1 && names.size() == 1);
        }

        private void condition() throws Unreadable {
            comparison();
            while (take("&&") || take("||") || take("and") || take("or")) {
                comparison();
            }
        }

        private void comparison() throws Unreadable {
            value();
            if (COMPARISONS.contains(peek())) {
                at++;
                value();
            }
        }

        private void value() throws Unreadable {
            if (take("!") || take("not") || take("empty")) {
                value();
            } else if (take("(")) {
                condition();
                expect(")");
            } else if (isLiteral(peek())) {
                at++;
            } else {
                var name = word();
                if (!take(".")) {
                    names.add(name);
                    return;
                }
                var member = word();
                if (take("(")) {
                    calls.add(new Call(name, member, arguments()));
                } else if (!PROPERTIES.contains(name + "." + member)) {
                    throw unreadable();
                }
                if (peek().equals(".") || peek().equals("(")) {
                    throw unreadable();
                }
            }
        }

        private List<String> arguments() throws Unreadable {
            var arguments = new ArrayList<String>();
            if (take(")")) {
                return arguments;
            }
            do {
                var argument = peek();
                if (isLiteral(argument)) {
                    at++;
                } else {
                    argument = word();
                    if (!argument.equals("execution") && !argument.equals("task")) {
                        names.add(argument);
                    }
                }
                arguments.add(argument);
            } while (take(","));
            expect(")");
            return arguments;
        }

        private String word() throws Unreadable {
            var token = peek();
            if (token.isEmpty() || !(Character.isLetter(token.charAt(0)) || token.charAt(0) == '_')) {
                throw unreadable();
            }
            at++;
            return token;
        }

        private static boolean isLiteral(String token) {
            return !token.isEmpty()
                    && ("'\"".indexOf(token.charAt(0)) >= 0
                            || Character.isDigit(token.charAt(0))
                            || Set.of("true", "false", "null").contains(token));
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private boolean take(String token) {
            if (!peek().equals(token)) {
                return false;
            }
            at++;
            return true;
        }

        private void expect(String token) throws Unreadable {
            if (!take(token)) {
                throw unreadable();
            }
        }

        private Unreadable unreadable() {
            return new Unreadable(body.strip());
        }
    }
}
