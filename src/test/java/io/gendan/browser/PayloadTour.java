package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.browser.PayloadStory.Cast;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything of ours that can be opened, opened by everybody to whom it says something of its own. */
final class PayloadTour {

    static final String AUDITOR = "revisor";

    /** Owner, receiving colleague, leaders of both teams, director, administrator, auditor. */
    private static final List<String> EVERYBODY = List.of("chen", "liu", "li", "wang", "sun", "admin", AUDITOR);

    /** Addresses without a page of their own. */
    private static final Map<String, String> EXCUSED = Map.of(
            "/", "leads on to Tasklist or Cockpit", "/login/organisation", "leads on to the organisation's door");

    /** Where ids come from, by what stands in the address. */
    private static final Map<String, String> IDS = Map.of(
            "/cases/", "case_story order by id",
            "/files/", "customer_file where customer_number = '%s' order by id",
            "/imports/", "import_job where person = 'chen' order by asked_at",
            "/templates/", "message_template order by id");

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
                opened |= desks.look(EVERYBODY, pattern, path(pattern, number));
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
                "/pool?q=",
                "/cases?q=",
                "/industry-notes?industry=",
                "/customers?owner=",
                "/pool?stage=",
                "/cases?industry=",
                "/dossiers?owner=")) {
            desks.looks("wang", search, search + typed());
        }
        desks.looks("admin", "/staff?q=", "/staff?q=" + typed());
        for (var filter : List.of("actor=", "subject=")) {
            desks.looks(AUDITOR, "/audit?" + filter, "/audit?" + filter + typed());
            desks.desk(AUDITOR).answer("/audit/export?" + filter + typed());
        }
        desks.looks("chen", "/login", "/login?error&wait=" + typed());
        refusedWith("chen", "/customers/");
        for (var field : List.of("dossier", "grade", "sort", "stage")) {
            refusedWith("wang", "/customers?" + field + "=");
        }
        refusedWith("wang", "/hand-over?person=");
        return missing;
    }

    /** What is shown where such a thing is not known. */
    private void refusedWith(String login, String path) {
        assertThat(desks.desk(login).answer(path + typed()).status()).as(path).isIn(400, 404);
        desks.desk(login).expectsRefusal();
        desks.desk(login).open(path + typed());
        desks.isQuiet(login, path);
        var asked = path.split("[?=]");
        if (asked.length > 1) {
            desks.fields().answered("GET", asked[0], asked[1]);
        }
    }

    /** The whole trail, part by part, with all that the payloads have left on it. */
    void trail() {
        for (int part = 0; part < 6; part++) {
            desks.looks(AUDITOR, "/audit?page=", "/audit?page=" + part);
        }
        assertThat(desks.desk(AUDITOR).asks("/audit/export")).contains(Payload.TEMPLATE);
    }

    /** Tables, files, calendars, and answers for programs; those that nobody could have. */
    Set<String> answers() throws Exception {
        downloads.table("wang", "/api/customers/export?format=csv");
        downloads.workbook("wang", "/api/customers/export?format=xlsx");
        downloads.table(AUDITOR, "/audit/export");
        downloads.calendar("chen", "/calendar/" + cast.calendar() + ".ics");
        var handOut = "/api/customers/" + cast.pursued() + "/disclosure";
        downloads.handOut(whoGets(handOut), handOut);
        var missing = new TreeSet<String>();
        for (var pattern : pages.answers()) {
            var given = Stream.of(cast.pursued(), cast.member())
                    .map(number -> path(pattern, number))
                    .distinct()
                    .filter(path -> EVERYBODY.stream()
                                    .filter(login -> given(login, pattern, path))
                                    .count()
                            > 0)
                    .count();
            if (given == 0) {
                missing.add(pattern);
            }
        }
        return missing;
    }

    private String whoGets(String path) {
        return EVERYBODY.stream()
                .filter(login -> desks.desk(login).answer(path).status() == 200)
                .findFirst()
                .orElseThrow();
    }

    private boolean given(String login, String pattern, String path) {
        if (desks.desk(login).answer(path).status() != 200) {
            return false;
        }
        desks.notes(pattern, Payload.isIn(downloads.open(login, path).text()));
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
        return database.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                            join customer c on c.number = e.business_key_
                        where t.assignee_ = 'chen'
                        order by position(:typed in c.name) > 0 desc, t.create_time_ desc limit 1
                        """)
                .param("typed", Payload.TEMPLATE)
                .query(String.class)
                .single();
    }

    private String id(String pattern) {
        return IDS.entrySet().stream()
                .filter(kind -> pattern.contains(kind.getKey()))
                .map(kind -> database.sql(
                                "select id::text from " + kind.getValue().formatted(cast.pursued()) + " desc limit 1")
                        .query(String.class)
                        .single())
                .findFirst()
                .orElse("{id}");
    }

    private static String typed() {
        return URLEncoder.encode(Payload.line(), StandardCharsets.UTF_8);
    }
}
