package io.gendan.engine.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what the log, and whatever is kept of failures, must not tell of people: addresses, telephone and identity numbers, passwords and
 * tokens. A net below the rule that nobody logs such things in the first place: libraries put values into their messages.
 */
public final class Masking {

    private static final String HIDDEN = "***";

    private record Rule(Pattern pattern, String replacement) {
        private Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    private static final List<Rule> ALWAYS = List.of(
            // what PostgreSQL tells of rows, and the engine of variables
            new Rule("Key \\(([^)]*)\\)=\\(.*?\\)(?= |$)", "Key ($1)=(" + HIDDEN + ")"),
            new Rule("Failing row contains \\(.*", "Failing row contains (" + HIDDEN + ")"),
            new Rule("\\b(textValue2?|description|userId)=[^,\\]]*", "$1=" + HIDDEN),
            // a calendar's secret address
            new Rule("/calendar/[^/\\s]+\\.ics", "/calendar/" + HIDDEN + ".ics"),
            new Rule(
                    "(?i)((?:password|passwd|secret|token|authorization|(?:api|data)[-_]?key)[\"']?\\s*[=:]\\s*[\"']?)"
                            + "(?:(?:basic|bearer)\\s+)?[^\\s\"',;)&]+",
                    "$1" + HIDDEN),
            new Rule("(?i)\\b(basic|bearer)\\s+[A-Za-z0-9+/=._~-]{16,}", "$1 " + HIDDEN),
            new Rule(
                    "[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}",
                    HIDDEN + "@" + HIDDEN),
            // identity cards, telephones: Chinese mobile ones, any with a country's code, those with an area's code
            new Rule("(?<![\\w-])\\d{17}[\\dXx](?![\\w-])", HIDDEN),
            new Rule("(?<![\\w.-])(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}(?![\\w-])", HIDDEN),
            new Rule("\\+\\d{1,3}(?:[ ()./-]{0,2}\\d){6,14}(?!\\w)", HIDDEN),
            new Rule("(?<![\\w.-])\\(?0\\d{2,3}\\)?[- ]\\d{7,8}(?![\\w-])", HIDDEN),
            new Rule("(?<![\\w.-])(?:\\(\\d{3}\\) ?|\\d{3}[- ])\\d{3}-\\d{4}(?![\\w-])", HIDDEN));

    /** Names have no form of their own; in messages of failures they are what is Chinese, or quoted with a blank. */
    private static final List<Rule> IN_FAILURES = List.of(
            new Rule(
                    "(?<![\\p{L}\\p{N}])([\"'“‘«])(?=\\S)(?=[^\"'“”‘’«»\\n]*[\\s\\P{ASCII}])[^\"'“”‘’«»\\n]{1,300}"
                            + "(?<=\\S)([\"'”’»])(?![\\p{L}\\p{N}])",
                    "$1" + HIDDEN + "$2"),
            new Rule("[\\p{IsHan}][\\p{IsHan}·（）()]*", HIDDEN));

    /** Some lines say in one sentence what a failure says of itself. */
    private static final Pattern TELLS_A_FAILURE = Pattern.compile("\\b[\\w.$]+(?:Exception|Error)\\b");

    private Masking() {}

    /** A line that a person wrote for the log, with values put in. */
    public static String message(String text) {
        return TELLS_A_FAILURE.matcher(text).find() ? failure(text) : apply(ALWAYS, text);
    }

    /** What a failure says of itself, with its trace. */
    public static String failure(String text) {
        return apply(IN_FAILURES, apply(ALWAYS, text));
    }

    private static String apply(List<Rule> rules, String text) {
        var masked = text;
        for (var rule : rules) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        return masked;
    }
}
