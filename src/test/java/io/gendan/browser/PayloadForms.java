package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Fills the forms of our own pages with payloads, in the browser, past what the browser itself would check. */
final class PayloadForms {

    /** Forms that end what the test goes on with, or that are sent one by one. */
    private static final Predicate<String> SENT_APART = Pattern.compile(
                    "logout|remove|undo|merge|take-back|in?complete$|journey|give$|hand-over|import|password|role|active|erasures|/quote|/early|/next-step|contract")
            .asPredicate();

    /** The forms of a page in which something is typed. */
    private static final String FORMS = """
            [...document.querySelectorAll("main form[method='post']")].filter(form =>
                form.querySelector("input:not([type]), input[type=text], input[type=email], textarea"))""";

    private static final String ACTIONS = "() => " + FORMS + ".map(form => form.getAttribute('action'))";

    private static final String SEND = """
            given => {
              const form = FORMS[given.at];
              if (!form) throw new Error('the page has fewer forms than before');
              const fits = longest => longest < 0 ? given.texts[0] : given.texts.find(text => text.length <= longest) || 'Text';
              for (const field of form.elements) {
                const type = field.tagName === 'TEXTAREA' ? 'text' : field.type;
                if (field.name === 'substitute') field.value = 'huang';
                else if (field.name === 'person' && field.tagName === 'SELECT' && [...field.options].some(one => one.value === 'yang')) field.value = 'yang';
                else if (['text', 'search', 'email'].includes(type)) field.value = fits(field.maxLength);
                else if (type === 'date') field.value = given.day;
                else if (type === 'datetime-local') field.value = given.day + 'T11:00';
                else if (type === 'number') field.value = field.min || '1';
                else if (type === 'checkbox') field.checked = true;
                else if (type === 'select-one' && !field.value && field.options.length > 1) field.selectedIndex = 1;
              }
              form.noValidate = true;
              setTimeout(() => HTMLFormElement.prototype.submit.call(form), 0);
            }""".replace("FORMS", FORMS);

    private final WatchedDesks desks;

    PayloadForms(WatchedDesks desks) {
        this.desks = desks;
    }

    /** Sends every form of a page and looks at the answer, whatever it is. */
    void sends(String login, String path) {
        var actions = actions(login, path);
        for (int at = 0; at < actions.size(); at++) {
            if (!SENT_APART.test(actions.get(at))) {
                send(login, path, at, "2026-03-02");
            }
        }
    }

    /** Sends the one form of a page that leads there, with this day where one is asked for; it must be taken. */
    void isTaken(String login, String path, String action, String day) {
        assertThat(sends(login, path, action, day))
                .as("the answer to %s of %s", action, path)
                .isLessThan(400);
    }

    /** The same, whatever is answered; returns the status. */
    int sends(String login, String path, String action, String day) {
        var actions = actions(login, path);
        int at = 0;
        while (at < actions.size() && !actions.get(at).endsWith(action)) {
            at++;
        }
        assertThat(at).as("%s among the forms of %s: %s", action, path, actions).isLessThan(actions.size());
        return send(login, path, at, day);
    }

    @SuppressWarnings("unchecked")
    private List<String> actions(String login, String path) {
        return (List<String>) desks.desk(login).open(path).evaluate(ACTIONS);
    }

    private int send(String login, String path, int at, String day) {
        var page = desks.desk(login).open(path);
        var given = Map.of(
                "at",
                at,
                "day",
                day,
                "texts",
                List.of(Payload.of(1000), Payload.of(100), Payload.of(45), Payload.of(10)));
        var answer = page.waitForNavigation(() -> page.evaluate(SEND, given));
        desks.isQuiet(login, "the answer to form " + at + " of " + path);
        return answer == null ? 0 : answer.status();
    }
}
