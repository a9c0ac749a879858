package io.gendan.browser;

import java.util.List;
import java.util.Map;

/** Fills the forms of our own pages with payloads, in the browser, past what the browser itself would check. */
final class PayloadForms {

    /** Forms that stay as they are: they end what the test goes on with, or are tried in another way. */
    private static final String LEFT_ALONE =
            "logout|retire|withdraw|remove|undo|merge|release|lose|calendar|rename|claim"
                    + "|take-up|hand-over|import|password|redirect|pause|help|confidential|files|leave|/me$|early|quote";

    private static final String FORMS = """
            alone => [...document.querySelectorAll("main form[method='post']")]
                .filter(form => !new RegExp(alone).test(form.getAttribute('action') || ''))
                .filter(form => form.querySelector("input:not([type]), input[type=text], textarea"))""";

    private static final String SEND = """
            given => {
              const form = (FORMS)(given.alone)[given.at];
              if (!form) throw new Error('the page has fewer forms than before');
              const fits = longest => longest < 0 ? given.texts[0] : given.texts.find(text => text.length <= longest) || 'Text';
              for (const field of form.elements) {
                const type = field.tagName === 'TEXTAREA' ? 'text' : field.type;
                if (type === 'text' || type === 'search') field.value = fits(field.maxLength);
                else if (type === 'date') field.value = '2026-03-05';
                else if (type === 'datetime-local') field.value = '2026-03-05T10:00';
                else if (type === 'number') field.value = field.min || '1';
                else if (type === 'checkbox') field.checked = true;
                else if (type === 'select-one' && !field.value && field.options.length > 1) field.selectedIndex = 1;
              }
              form.noValidate = true;
              setTimeout(() => HTMLFormElement.prototype.submit.call(form), 0);
            }""".replace("FORMS", FORMS);

    /** Sends every form of a page and looks at the answer. */
    void sends(Desk desk, Watch watch, String path) {
        var page = desk.open(path);
        var texts = List.of(Payload.of(1000), Payload.of(100), Payload.of(50));
        int forms = ((Number) page.evaluate("given => (" + FORMS + ")(given).length", LEFT_ALONE)).intValue();
        for (int at = 0; at < forms; at++) {
            desk.open(path);
            var given = Map.of("at", at, "alone", LEFT_ALONE, "texts", texts);
            page.waitForNavigation(() -> page.evaluate(SEND, given));
            watch.isQuietByItself("the answer to form " + at + " of " + path);
            desk.toleratesRefusals();
        }
    }
}
