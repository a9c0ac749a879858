package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.browser.PayloadStory.Cast;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything of ours that can be opened, opened by everybody to whom it says something of its own. */
final class PayloadTour {

    static final String AUDITOR = "revisor";

    /** Owner, receiving colleague, leaders of both teams, director, administrator, auditor. */
    private static final List<String> EVERYBODY = List.of("chen", "liu", "li", "wang", "sun", "admin", AUDITOR);

    /** Pages that say nothing that anybody typed, with the reason. */
    private static final Map<String, String> EXCUSED =
            Map.of("/", "leads on to Tasklist or Cockpit", "/login", "before anybody has signed in; opened below");

    private final WatchedDesks desks;
    private final PayloadPages pages;
    private final PayloadDownloads downloads;
    private final JdbcClient database;
    private final Cast cast;

    PayloadTour(WatchedDesks desks, PayloadPages pages, JdbcClient database, Cast cast) {
        this.desks = desks;
        this.pages = pages;
        this.downloads = new PayloadDownloads(desks);
        this.database = database;
        this.cast = cast;
    }

    /** The pages that nobody could open. */
    Set<String> pages() {
        var missing = new TreeSet<String>();
        for (var pattern : pages.pages()) {
            var opened = false;
            for (var number : numbers(pattern)) {
                opened |= desks.look(EVERYBODY, path(pattern, number));
            }
            if (!opened && !EXCUSED.containsKey(pattern)) {
                missing.add(pattern);
            }
        }
        for (var search : List.of(
                "/customers?q=",
                "/customers?industry=",
                "/customers?city=",
                "/customers?tag=",
                "/customers?dossier=",
                "/pool?q=",
                "/cases?q=",
                "/industry-notes?industry=",
                "/dossiers?owner=",
                "/hand-over?person=")) {
            desks.looks("wang", search + typed());
        }
        desks.looks("admin", "/staff?q=" + typed());
        for (var filter : List.of("actor=", "subject=")) {
            desks.looks(AUDITOR, "/audit?" + filter + typed());
        }
        desks.looks("chen", "/login?" + typed());
        desks.looks("chen", "/customers/" + typed());
        return missing;
    }

    /** The whole trail, part by part, with all that the payloads have left on it. */
    void trail() {
        for (int part = 0; part < 6; part++) {
            desks.looks(AUDITOR, "/audit?page=" + part);
        }
        assertThat(desks.desk(AUDITOR).asks("/audit/export")).contains(Payload.TEMPLATE);
    }

    /** Tables, files, calendars, and answers for programs; those that nobody could have. */
    Set<String> answers() throws Exception {
        downloads.table("wang", "/api/customers/export?format=csv");
        downloads.workbook("wang", "/api/customers/export?format=xlsx");
        downloads.table(AUDITOR, "/audit/export");
        downloads.calendar("chen", "/calendar/" + cast.calendar() + ".ics");
        downloads.handOut("li", "/api/customers/" + cast.pursued() + "/disclosure");
        var missing = new TreeSet<String>();
        for (var pattern : pages.answers()) {
            var path = path(pattern, cast.pursued());
            if (EVERYBODY.stream().noneMatch(login -> given(login, path))) {
                missing.add(pattern);
            }
        }
        return missing;
    }

    private boolean given(String login, String path) {
        if (desks.desk(login).answer(path).status() != 200) {
            return false;
        }
        downloads.open(login, path);
        return true;
    }

    private List<String> numbers(String pattern) {
        return !pattern.contains("{number}")
                ? List.of(cast.member())
                : pattern.equals("/customers/{number}")
                        ? List.of(cast.member(), cast.pursued(), cast.pooled(), cast.addressee())
                        : List.of(cast.member(), cast.pursued());
    }

    private String path(String pattern, String number) {
        var path = pattern.replace("{number}", number)
                .replace("{merged}", cast.addressee())
                .replace("{login}", PayloadImports.PERSON)
                .replace("{taskId}", task())
                .replace("{field}", "religion")
                .replace("{secret}", cast.calendar())
                .replace("{id}", id(pattern));
        assertThat(path).as("a variable that this test doesn't know").doesNotContain("{");
        return path + (pattern.equals("/api/staff/leave") ? "?from=2026-03-01&to=2026-03-31" : "");
    }

    private String task() {
        return database.sql("select id_ from act_ru_task where assignee_ = 'chen' order by create_time_ desc limit 1")
                .query(String.class)
                .single();
    }

    private String id(String pattern) {
        var rows = pattern.contains("/cases")
                ? "case_story order by id"
                : pattern.contains("/files")
                        ? "customer_file where customer_number = '" + cast.pursued() + "' order by id"
                        : pattern.contains("/imports")
                                ? "import_job where person = 'chen' order by asked_at"
                                : "message_template order by id";
        return database.sql("select id::text from " + rows + " desc limit 1")
                .query(String.class)
                .optional()
                .orElse("1");
    }

    private static String typed() {
        return URLEncoder.encode(Payload.line(), StandardCharsets.UTF_8);
    }
}
