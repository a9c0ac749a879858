package io.gendan.browser;

import java.util.regex.Pattern;

/** Text that tries to be more: script, markup, a template, an expression, a formula, a link, all in one. */
final class Payload {

    /** What a template becomes where somebody works it out; other numbers may have these digits in them. */
    static final Pattern WORKED_OUT = Pattern.compile("(?<![\\w-])(7063)+(?![\\w-])");

    static final String TEMPLATE = "{{7*1009}}";

    private static final String SHORT = "\"><img src=x onerror=__hit=1>" + TEMPLATE;
    private static final String MIDDLE =
            "=7*1009\"><img src=x onerror=__hit=2>" + TEMPLATE + "${marker.hit()}#{marker.hit()}";
    private static final String LONG = "=7*1009\"><script>window.__hit=3</script>"
            + "\nBcc: spy@payload.invalid\n<img src=//payload.invalid/x onerror=window.__hit=4><svg onload=window.__hit=5></svg>"
            + TEMPLATE
            + "${7*1009}${marker.hit()}#{marker.hit()}__${marker.hit()}__[[${marker.hit()}]]"
            + " [link](javascript:window.__hit=6) <a href=\"javascript:window.__hit=7\">a</a>"
            + " ![p](//payload.invalid/y)' onmouseover='window.__hit=8";

    private static final String MESSAGE = "=7*1009\"><img src=x onerror=__hit=9>' onmouseover='__hit=10";

    private Payload() {}

    /** As much of it as fits into so many characters. */
    static String of(int longest) {
        return longest >= LONG.length()
                ? LONG
                : longest >= MIDDLE.length() ? MIDDLE : longest >= SHORT.length() ? SHORT : TEMPLATE;
    }

    /** For names, which are shown everywhere. */
    static String line() {
        return MIDDLE;
    }

    /** For what goes out to customers, where nothing may stand that looks like a gap to be filled in. */
    static String message() {
        return MESSAGE;
    }

    /** Whether some of it stands in a text. */
    static boolean isIn(Object text) {
        return String.valueOf(text).contains(TEMPLATE) || String.valueOf(text).contains("__hit=");
    }
}
