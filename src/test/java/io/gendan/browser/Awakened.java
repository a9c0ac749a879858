package io.gendan.browser;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the texts on somebody's pages came to life. The pages tell it themselves, in every frame and at the moment when
 * it happens, so that nothing is lost when they are left.
 */
final class Awakened {

    /** Where payloads call to, and nobody else. */
    private static final String ELSEWHERE = "payload.invalid";

    private static final String TELLS = """
            (() => {
              const tell = what => window.__awakened(what);
              Object.defineProperty(window, '__hit', {set: payload => tell('script ran: ' + payload)});
              for (const asks of ['alert', 'confirm', 'prompt', 'print']) {
                window[asks] = () => { tell('script ran: ' + asks); return null; };
              }
              addEventListener('securitypolicyviolation', violation => {
                if (violation.effectiveDirective.startsWith('script-src')) {
                  tell('script was kept from running: ' + violation.effectiveDirective + ' ' + violation.sample);
                }
              });
            })()""";

    private final List<String> told = new ArrayList<>();

    Awakened(BrowserContext context) {
        context.exposeBinding("__awakened", (source, what) -> {
            told.add(what[0] + " on " + source.frame().url());
            return null;
        });
        context.addInitScript(TELLS);
        context.onRequest(request -> {
            if (request.url().contains(ELSEWHERE)) {
                told.add("called: " + request.url());
            }
        });
    }

    /** In the order in which it happened; it grows while pages are open. */
    List<String> told() {
        return told;
    }
}
