package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Watches a page on which payloads may stand: none may run, become markup, be worked out or call anybody. */
final class Watch {

    private static final String MARKUP = "() => [...document.querySelectorAll("
            + "\"[onerror],[onload],[onmouseover],a[href^='javascript:' i],[src*='payload.invalid']\")]"
            + ".map(found => found.outerHTML)";
    private static final String TEXT = "() => [document.body ? document.body.innerText : '',"
            + " ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join('\\n')";
    private static final String REFUSED = "addEventListener('securitypolicyviolation', violation =>"
            + " (window.__refused = window.__refused || []).push("
            + "violation.violatedDirective + ' ' + violation.blockedURI))";

    private final Desk desk;
    private final Page page;

    Watch(Desk desk) {
        this.desk = desk;
        this.page = desk.page();
        page.addInitScript(REFUSED);
    }

    /**
     * Nothing of a payload has come to life here, in this page or in the frames of it, nor on those looked at before.
     *
     * @return whether a payload is to be read here
     */
    boolean isQuiet(String where) {
        var shown = false;
        for (var frame : page.frames()) {
            assertThat((List<?>) frame.evaluate(MARKUP))
                    .as("markup on %s", where)
                    .isEmpty();
            var text = String.valueOf(frame.evaluate(TEXT));
            assertThat(text).as("worked out on %s", where).doesNotContainPattern(Payload.WORKED_OUT);
            shown |= Payload.isIn(text);
        }
        assertThat(desk.awakened()).as("came to life on %s", where).isEmpty();
        return shown;
    }

    /** Nor has the page tried to do what its own policy forbids. */
    boolean isQuietByItself(String where) {
        var shown = isQuiet(where);
        assertThat((List<?>) page.evaluate("() => window.__refused || []"))
                .as("refused by the policy of %s", where)
                .isEmpty();
        return shown;
    }
}
