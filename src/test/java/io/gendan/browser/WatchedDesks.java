package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route.FulfillOptions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The desks of people before whom payloads may come to life, each watched. */
final class WatchedDesks {

    /** Every field in which something can be typed, as {@code METHOD path field}. */
    private static final String FIELDS = """
            () => [...document.forms].flatMap(form => [...form.elements]
                .filter(field => field.name && (field.tagName === 'TEXTAREA' || field.tagName === 'INPUT'
                    && ['text', 'search', 'email', 'url', 'tel'].includes(field.type)))
                .map(field => form.method.toUpperCase() + ' '
                    + new URL(form.getAttribute('action') || location.pathname, location.href).pathname + ' ' + field.name))""";

    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);

    private final Desks desks;
    private final FieldsRead fields;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Boolean> payloads = new TreeMap<>();

    WatchedDesks(Desks desks, FieldsRead fields) {
        this.desks = desks;
        this.fields = fields;
    }

    Desk desk(String login) {
        var desk = desks.of(login);
        watches.computeIfAbsent(login, first -> new Watch(desk));
        return desk;
    }

    Page page(String login) {
        return desk(login).page();
    }

    Watch watch(String login) {
        desk(login);
        return watches.get(login);
    }

    /** Opens one of our pages, noted under this name; nothing may come to life. */
    void looks(String login, String name, String path) {
        desk(login).open(path);
        notes(name, isQuiet(login, path + " as " + login + " sees it"));
    }

    /** Opens it as each of those who may and to whom it says something that nobody else was told before. */
    boolean look(List<String> logins, String name, String path) {
        var opened = false;
        for (var login : logins) {
            var answer = desk(login).answer(path);
            var told = MAIN.matcher(answer.text());
            if (answer.status() != 200 || !answer.url().endsWith(path) || !told.find()) {
                continue;
            }
            opened = true;
            if (seen.add(path + told.group().replaceAll("(nonce|value)=\"[^\"]*\"", ""))) {
                looks(login, name, path);
            }
        }
        return opened;
    }

    /** Whether a payload was to be read on what has this name; once is enough. */
    void notes(String name, boolean payload) {
        payloads.merge(name, payload, Boolean::logicalOr);
    }

    /** The names of what was looked at, and no payload was ever to be read there. */
    Set<String> withoutPayload() {
        return payloads.keySet().stream()
                .filter(name -> !payloads.get(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    FieldsRead fields() {
        return fields;
    }

    /** Nothing has come to life on the page of ours that is on the screen; tells whether a payload is to be read there. */
    boolean isQuiet(String login, String where) {
        for (var field : (List<?>) page(login).evaluate(FIELDS)) {
            var parts = field.toString().split(" ", 3);
            fields.shown(parts[0], parts[1], parts[2]);
        }
        return watch(login).isQuietByItself(where);
    }

    /**
     * Opens what came out of the program on another way, as this kind of content, with nobody's policy around it; tells
     * whether a payload is to be read there.
     */
    boolean fromElsewhere(String login, String address, String type, byte[] content) {
        var page = page(login);
        page.route(
                address,
                route -> route.fulfill(new FulfillOptions()
                        .setContentType(type + ";charset=utf-8")
                        .setBodyBytes(content)));
        try {
            page.navigate(address);
            return watch(login).isQuiet(address + ": " + type);
        } catch (PlaywrightException saved) {
            assertThat(saved).hasMessageContaining("Download is starting");
            return Payload.isIn(new String(content, StandardCharsets.UTF_8));
        }
    }
}
