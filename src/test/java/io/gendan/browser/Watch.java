package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
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

    private final Page page;
    private final List<String> called = new ArrayList<>();
    private int seen;
    private boolean sawPayload;

    Watch(Page page) {
        this.page = page;
        page.addInitScript(REFUSED);
        page.onRequest(request -> {
            if (request.url().contains("payload.invalid")) {
                called.add(request.url());
            }
        });
    }

    /** Nothing of a payload has come to life here, in this page or in the frames of it. */
    void isQuiet(String where) {
        var shown = false;
        for (var frame : page.frames()) {
            assertThat(frame.evaluate("() => window.__hit ?? null"))
                    .as("script ran on %s", where)
                    .isNull();
            assertThat((List<?>) frame.evaluate(MARKUP))
                    .as("markup on %s", where)
                    .isEmpty();
            var text = String.valueOf(frame.evaluate(TEXT));
            assertThat(text).as("worked out on %s", where).doesNotContain(Payload.WORKED_OUT);
            shown |= text.contains(Payload.TEMPLATE);
        }
        assertThat(called).as("called from %s", where).isEmpty();
        seen += shown ? 1 : 0;
        sawPayload = shown;
    }

    /** Whether a payload was to be read on what was looked at last. */
    boolean sawPayload() {
        return sawPayload;
    }

    /** Nor has the page tried to do what its own policy forbids. */
    void isQuietByItself(String where) {
        isQuiet(where);
        assertThat((List<?>) page.evaluate("() => window.__refused || []"))
                .as("refused by the policy of %s", where)
                .isEmpty();
    }

    /** On how many of the pages a payload was to be read. */
    int seen() {
        return seen;
    }
}
