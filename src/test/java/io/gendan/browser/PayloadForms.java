package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.People;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Fills the forms of our own pages with payloads, in the browser, past what the browser itself would check. */
final class PayloadForms {

    /** Forms that end what the test goes on with, or that are sent one by one. */
    private static final Predicate<String> SENT_APART = Pattern.compile(
                    "logout|remove|undo|merge|take-back|in?complete$|journey|give$|hand-over|import|password|role|active|erasures|/quote|/early|/next-step|contract|/contacts$")
            .asPredicate();

    /** The forms of a page in which something is typed. */
    private static final String FORMS = """
            [...document.querySelectorAll("main form[method='post']")].filter(form =>
                form.querySelector("input:not([type]), input[type=text], input[type=email], input[type=tel], textarea"))""";

    private static final String ACTIONS = "() => " + FORMS + ".map(form => form.getAttribute('action'))";

    private static final String SEND = """
            given => {
              const form = FORMS[given.at];
              if (!form) throw new Error('the page has fewer forms than before');
              const fits = longest => longest < 0 ? given.texts[0] : given.texts.find(text => text.length <= longest) || 'Text';
              for (const field of form.elements) {
                if (given.wrong.includes(field.name)) {
                  const proper = given.proper[field.name];
                  if (field.tagName === 'SELECT') field.selectedIndex = (field.selectedIndex + 1) % field.options.length;
                  else if (field.type === 'checkbox') field.checked = false;
                  else if (field.type !== 'hidden') field.value = proper || field.defaultValue.includes('{{') ? proper || '' : field.defaultValue;
                  continue;
                }
                const type = field.tagName === 'TEXTAREA' ? 'text' : field.type;
                if (field.name === 'substitute') field.value = 'huang';
                else if (field.name === 'person' && field.tagName === 'SELECT' && [...field.options].some(one => one.value === 'yang')) field.value = 'yang';
                else if (['text', 'search', 'email', 'tel', 'url'].includes(type)) field.value = given.tooLong.includes(field.name) ? fits(10) : fits(field.maxLength) + (field.name === 'name' ? given.mark : '');
                else if (type === 'date') field.value = given.day;
                else if (type === 'datetime-local') field.value = given.day + 'T11:00';
                else if (type === 'number') field.value = field.min || '1';
                else if (type === 'checkbox') field.checked = true;
                else if (type === 'select-one' && !field.value && field.options.length > 1) field.selectedIndex = 1;
              }
              form.noValidate = true;
              setTimeout(() => HTMLFormElement.prototype.submit.call(form), 0);
            }""".replace("FORMS", FORMS);

    /** The fields that the answer finds wrong. */
    private static final String FAULTY = """
            () => [...document.querySelectorAll('em.wrong')].flatMap(wrong => [...(wrong.closest('label, fieldset')
                || document.body).querySelectorAll('[name]')].map(field => field.name))""";

    /** Whether the answer says that something was refused. */
    private static final String REFUSES = "() => document.querySelector('.fault[role=alert]') !== null";

    private static final String POST = """
            given => {
              const form = document.createElement('form');
              form.method = 'post';
              form.action = given.action;
              const token = document.querySelector('[name=_csrf]').value;
              for (const [name, value] of Object.entries({...given.fields, _csrf: token})) {
                const field = document.createElement('input');
                [field.type, field.name, field.value] = ['hidden', name, value];
                form.append(field);
              }
              document.body.append(form);
              setTimeout(() => form.submit(), 0);
            }""";

    /** What belongs into fields that take no text that people make up. */
    private static final Map<String, String> PROPER = Map.of(
            "email", "sun@gendan.example",
            "current", People.PASSWORD,
            "phone", "010-61234567",
            "login", "",
            "subsidiaryOf", "");

    private final WatchedDesks desks;

    PayloadForms(WatchedDesks desks) {
        this.desks = desks;
    }

    /**
     * Sends what a page's own form would never send, with a payload in this field and what is proper in the others, and
     * looks at the answer: it is taken, or refused for that field.
     */
    void posts(String login, String action, Map<String, String> proper, String... names) {
        for (var name : names) {
            for (var text : PayloadRefused.TEXTS) {
                var fields = new HashMap<>(proper);
                fields.put(name, text);
                var refused = posts(login, action, name, fields);
                if (refused && text.equals(PayloadRefused.SHORTEST)) {
                    desks.fields().answered("POST", action, name);
                }
            }
        }
    }

    /** Whether it was refused for what was sent. */
    private boolean posts(String login, String action, String name, Map<String, String> fields) {
        // where everybody finds a form, and with it the token of their session
        var page = desks.desk(login).open("/password");
        var given = Map.of("action", action, "fields", fields);
        var answer = page.waitForNavigation(() -> page.evaluate(POST, given));
        var quoted = desks.isQuiet(login, "the answer to " + name + " of " + action);
        assertThat(answer).isNotNull();
        desks.desk(login).tolerates(answer);
        return answer.status() == 400 || answer.status() > 400 && quoted || (boolean) page.evaluate(REFUSES);
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

    /** Sends a form; what the answer finds wrong is made shorter, and then what belongs there, and it is sent again. */
    private int send(String login, String path, int at, String day) {
        var tooLong = new LinkedHashSet<String>();
        var wrong = new LinkedHashSet<String>();
        while (true) {
            var action = actions(login, path).get(at);
            var status = send(login, path, at, day, tooLong, wrong);
            var faulty = faulty(login);
            if (!isRefused(login, status) || wrong.containsAll(faulty)) {
                return status;
            }
            for (var name : faulty) {
                if (!tooLong.add(name) && wrong.add(name)) {
                    desks.fields().answered("POST", action, name);
                }
            }
        }
    }

    private boolean isRefused(String login, int status) {
        return status >= 400 || !faulty(login).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> faulty(String login) {
        return (List<String>) desks.page(login).evaluate(FAULTY);
    }

    private int send(String login, String path, int at, String day, Set<String> tooLong, Set<String> wrong) {
        var page = desks.desk(login).open(path);
        var given = Map.of(
                "at", at,
                "day", day,
                "tooLong", List.copyOf(tooLong),
                "wrong", List.copyOf(wrong),
                "proper", PROPER,
                "mark", String.valueOf(System.nanoTime()),
                "texts", List.of(Payload.of(1000), Payload.of(100), Payload.of(45), Payload.of(10)));
        var answer = page.waitForNavigation(() -> page.evaluate(SEND, given));
        desks.isQuiet(login, "the answer to form " + at + " of " + path);
        assertThat(answer).isNotNull();
        desks.desk(login).tolerates(answer);
        return answer.status();
    }
}
