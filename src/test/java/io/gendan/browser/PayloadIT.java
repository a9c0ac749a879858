package io.gendan.browser;

import static io.gendan.support.Choices.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.holes.Marker;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.support.Browser;
import io.gendan.support.FormFiller;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Payloads in every text field of the forms, pages and imports; then everything that shows them is opened. Nothing of it
 * may run, become markup, be worked out or call anybody.
 */
@NeedsChromium
@GendanTest
class PayloadIT {

    private static final int MOST_STEPS = 60;

    /** Pages without anything that people typed, or that only lead on, with the reason. */
    private static final Map<String, String> EXCUSED = Map.of(
            "/", "leads on to Tasklist or Cockpit",
            "/login", "before anybody has signed in",
            "/customers/imports/{id}", "imports of more than a thousand rows",
            "/customers/imports/{id}/faulty", "a download");

    @RegisterExtension
    static final Desks desks = new Desks();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Stories stories;

    @Autowired
    OpenWork openWork;

    @Autowired
    FormFiller filler;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JdbcClient database;

    @Autowired
    ConfigurableApplicationContext spring;

    private final PayloadForms forms = new PayloadForms();
    private final Map<String, Watch> watches = new HashMap<>();
    private final Set<String> opened = new TreeSet<>();
    private PayloadWriter writer = new PayloadWriter(0);
    private String number = "";

    @BeforeEach
    void it_is_monday() {
        people.hired();
        writer = new PayloadWriter(port);
        Stories.itIs("2026-03-02T10:00:00+08:00");
        ((DefaultListableBeanFactory) spring.getBeanFactory()).registerSingleton("marker", new Marker());
        Marker.forget();
    }

    /** What others would meet: a day without work, offered templates and cases, a keeper. */
    @AfterEach
    void the_payloads_go() {
        var admin = Browser.of(port, "admin");
        admin.postForm(
                "/working-time",
                "/working-time/take-back",
                Map.of("shown", "2026", "from", "2026-03-05", "to", "2026-03-05"));
        var wang = Browser.of(port, "wang");
        marked("select id::text from message_template where name like ?")
                .forEach(id -> wang.postForm("/templates", "/templates/" + id + "/retire", Map.of()));
        var chen = Browser.of(port, "chen");
        marked("select id::text from case_story where story like ?")
                .forEach(id -> chen.postForm("/cases", "/cases/" + id + "/withdraw", Map.of()));
        database.sql("delete from dossier_keeper").update();
        database.sql("update person set active = false where login = ?")
                .param(PayloadWriter.PERSON)
                .update();
    }

    private List<String> marked(String question) {
        return database.sql(question)
                .param("%" + Payload.TEMPLATE + "%")
                .query(String.class)
                .list();
    }

    @AfterEach
    void the_clock_runs_again() {
        ((DefaultListableBeanFactory) spring.getBeanFactory()).destroySingleton("marker");
        ClockUtil.reset();
    }

    @Test
    @DisplayName("The watch sees a payload that runs")
    void the_watch_sees() {
        var page = desks.of("chen").page();
        var watch = new Watch(page);
        // away from Tasklist, whose own policy would keep it from running
        page.navigate("about:blank");
        page.setContent("<p>\"><img src=x onerror=__hit=1></p>");
        page.waitForFunction("() => window.__hit === 1");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> watch.isQuiet("a page that holds it"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("script ran");
    }

    @Test
    @DisplayName("Payloads in every field of forms, pages and imports stay text wherever they are shown")
    void typed_payloads_are_only_ever_text() {
        number = writer.customer("one");
        writer.imports(number);
        written();
        var story = stories.of(number);
        lived(story);

        var pages = new PayloadPages(mappings).all();
        turned();

        for (var pattern : pages) {
            if (!EXCUSED.containsKey(pattern)) {
                shown(pattern);
            }
        }
        for (var search : List.of("/customers?q=", "/pool?q=", "/cases?q=", "/industry-notes?q=", "/login?")) {
            looked(search + encoded(Payload.line()));
        }
        answersAreText();

        var missing = new TreeSet<>(pages);
        missing.removeAll(opened);
        missing.removeAll(EXCUSED.keySet());
        assertThat(missing).as("pages that nobody opened").isEmpty();
        assertThat(Marker.hits()).as("expressions that ran").isZero();
        assertThat(watches.values().stream().mapToInt(Watch::seen).sum())
                .as("pages on which the payload was to be read")
                .isGreaterThan(25);
    }

    // ---- what is typed

    /** Every form of our own pages that people write in, sent as it stands and, where it refuses, looked at. */
    private void written() {
        var customer = "/customers/" + number;
        for (var page :
                List.of("/customers/new", customer, customer + "/contact-book", customer + "/dossier", "/cases")) {
            forms.sends(desks.of("chen"), watch("chen"), page);
        }
        for (var page : List.of("/templates", "/dossier-keepers", "/tags", "/pool")) {
            forms.sends(desks.of("wang"), watch("wang"), page);
        }
        forms.sends(desks.of("admin"), watch("admin"), "/working-time");
    }

    /** A whole life from research to member, every text of every form a payload, every form looked at before. */
    private void lived(Story story) {
        var shown = new TreeSet<String>();
        for (int step = 0; step < MOST_STEPS && story.journey().isOpen(); step++) {
            var open = openWork.tasks(new CustomerNumber(number));
            if (open.isEmpty()) {
                story.waitEnds();
                continue;
            }
            var task = open.get(0);
            if (shown.add(task.key())) {
                inTasklist(task);
            }
            story.completes(whoActs(task), task.key(), filler.fill(task, FORWARD, Payload::of));
            if (step == 2) {
                inCockpit();
            }
        }
        assertThat(story.stage()).isEqualTo("MEMBER");
        assertThat(shown).hasSizeGreaterThan(10);
    }

    /** Another customer, who is handed over, asked about and paused in such words, and goes to the pool in the end. */
    private void turned() {
        var liveEnough = number;
        number = writer.customer("other");
        var text = Payload.of(1000);
        writer.tells(
                "chen",
                number,
                "/interactions",
                Map.of(
                        "direction",
                        "INBOUND",
                        "contactPerson",
                        Payload.line(),
                        "summary",
                        text,
                        "pressingQuestion",
                        text,
                        "feedback",
                        text));
        writer.tells("li", number, "/early-contact", Map.of("kind", "REMOTE", "reason", text));
        writer.tells("chen", number, "/journey/help", Map.of("question", text));
        writer.tells("chen", number, "/journey/hand-over", Map.of("to", "liu", "reason", text));
        var story = stories.of(number);
        inTasklist(story.task("UserTask_AnswerHandOver"));
        inTasklist(story.task("UserTask_HelpWithCustomer"));
        writer.tells("chen", number, "/journey/pause", Map.of("until", inTenDays(), "reason", text));
        writer.attaches(number);
        for (var page : List.of("", "/print", "/story", "/contact-book", "/dossier")) {
            looked("/customers/" + number + page);
        }
        looked("/customers/" + number + "/merge/" + liveEnough);
        writer.tells("wang", number, "/journey/release", Map.of("reason", text));
        number = liveEnough;
    }

    private static String inTenDays() {
        return LocalDate.ofInstant(Stories.now(), ZoneOffset.UTC).plusDays(10).toString();
    }

    // ---- where it is shown

    private void inTasklist(OpenTask task) {
        var login = whoActs(task);
        var desk = desks.of(login);
        var page = desk.open("/camunda/app/tasklist/default/#/?task=" + task.taskId());
        desk.looksAgain();
        page.locator(".fjs-form").first().waitFor();
        watch(login).isQuiet("the form of " + task.key());
        for (var tab :
                page.locator(".task-details .nav-tabs a, .tabs .nav-tabs a").all()) {
            if (tab.isVisible()) {
                tab.click();
                page.waitForTimeout(500);
                watch(login).isQuiet("a tab of " + task.key());
            }
        }
        desk.toleratesRefusals();
    }

    private void inCockpit() {
        var instance = database.sql(
                        "select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null and super_exec_ is null")
                .param(number)
                .query(String.class)
                .single();
        for (var login : List.of("wang", "admin")) {
            var page = desks.of(login).open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
            page.locator(".ctn-sidebar, .process-information").first().waitFor();
            watch(login).isQuiet("Cockpit");
            desks.of(login).toleratesRefusals();
        }
    }

    private void shown(String pattern) {
        var path = pattern.replace("{number}", number)
                .replace("{merged}", number)
                .replace("{login}", "chen")
                .replace("{id}", id(pattern));
        assertThat(path).as("a variable that this test doesn't know").doesNotContain("{");
        looked(path);
        opened.add(pattern);
    }

    private void looked(String path) {
        for (var login : List.of("chen", "li", "wang", "admin")) {
            desks.of(login).open(path);
            watch(login).isQuietByItself(path + " as " + login + " sees it");
            desks.of(login).toleratesRefusals();
        }
    }

    private String id(String pattern) {
        return pattern.startsWith("/cases")
                ? database.sql("select max(id)::text from case_story")
                        .query(String.class)
                        .optional()
                        .orElse("1")
                : "1";
    }

    /** Answers to programs and exports, opened as pages: a browser takes none of them for one. */
    private void answersAreText() {
        for (var path : List.of(
                "/api/customers/" + number,
                "/api/customers/" + number + "/record",
                "/api/customers?q=" + encoded(Payload.line()))) {
            desks.of("wang").open(path);
            watch("wang").isQuiet(path);
        }
        var table = desks.of("wang").asks("/api/customers/export?format=csv");
        assertThat(table).contains("7*1009").doesNotContainPattern("(?m)(^|[,;]|\")=[78]\\*1009");
    }

    private Watch watch(String login) {
        return watches.computeIfAbsent(
                login, somebody -> new Watch(desks.of(login).page()));
    }

    private static String whoActs(OpenTask task) {
        return task.assignee() == null ? task.candidates().get(0) : task.assignee();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
