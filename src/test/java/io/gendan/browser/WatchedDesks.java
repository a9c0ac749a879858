package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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

    WatchedDesks(Desks desks, FieldsRead fields) {
        this.desks = desks;
        this.fields = fields;
    }

    Desk desk(String login) {
        var desk = desks.of(login);
        watches.computeIfAbsent(login, first -> new Watch(desk.page()));
        return desk;
    }

    Page page(String login) {
        return desk(login).page();
    }

    Watch watch(String login) {
        desk(login);
        return watches.get(login);
    }

    /** Opens one of our pages; nothing may come to life. */
    void looks(String login, String path) {
        desk(login).open(path);
        isQuiet(login, path + " as " + login + " sees it");
    }

    /** Opens it as each of those to whom it says something that nobody else was told before. */
    boolean look(List<String> logins, String path) {
        var opened = false;
        for (var login : logins) {
            var told = MAIN.matcher(desk(login).asks(path));
            if (told.find() && seen.add(path + told.group().replaceAll("(nonce|value)=\"[^\"]*\"", ""))) {
                looks(login, path);
                opened = true;
            }
        }
        return opened;
    }

    /** A payload was sent to what stands before our handlers. */
    void sent(String method, String path, String field) {
        fields.sent(method, path, field);
    }

    /** The same for what is on the screen. */
    void isQuiet(String login, String where) {
        watch(login).isQuietByItself(where);
        for (var field : (List<?>) page(login).evaluate(FIELDS)) {
            var parts = field.toString().split(" ", 3);
            fields.shown(parts[0], parts[1], parts[2]);
        }
        desk(login).toleratesRefusals();
    }

    /** Opens what came out of the program on another way, as this kind of content, with nobody's policy around it. */
    void fromElsewhere(String login, String address, String type, byte[] content) {
        var page = page(login);
        page.route(
                address,
                route -> route.fulfill(new FulfillOptions()
                        .setContentType(type + ";charset=utf-8")
                        .setBodyBytes(content)));
        try {
            page.navigate(address);
            watch(login).isQuiet(address + ": " + type);
        } catch (PlaywrightException saved) {
            assertThat(saved).hasMessageContaining("Download is starting");
        }
    }

    /** On how many of the pages a payload was to be read. */
    int payloadsRead() {
        return watches.values().stream().mapToInt(Watch::seen).sum();
    }
}
