package io.gendan.browser;

import static io.gendan.support.Choices.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.gendan.contact.outbox.Relay;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.MoreFields;
import io.gendan.http.Program;
import io.gendan.journey.Reminders;
import io.gendan.support.Browser;
import io.gendan.support.Choices;
import io.gendan.support.PostOffice;
import io.gendan.support.Stories;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and programs do, with a payload in everything that they write. */
final class PayloadStory {

    static final String MONDAY = "2026-03-02T10:00:00+08:00";

    private static final int MOST_STEPS = 60;

    /** So many customers at most whose people choose as it comes, till every text of every form was filled in. */
    private static final int MOST_LIVES = 40;

    private final Stories stories;
    private final PayloadLives lives;
    private final PostOffice postOffice;
    private final Relay relay;
    private final Reminders reminders;
    private final MoreFields moreFields;
    private final JdbcClient database;
    private final int port;
    private final WatchedDesks desks;
    private final PayloadWriter writer;
    private final PayloadTold told;
    private final PayloadForms forms;
    private final PayloadEngine engine;
    private final PayloadTurns turns;

    PayloadStory(BeanFactory program, PayloadLives lives, int port, WatchedDesks desks) {
        this.stories = program.getBean(Stories.class);
        this.lives = lives;
        this.postOffice = program.getBean(PostOffice.class);
        this.relay = program.getBean(Relay.class);
        this.reminders = program.getBean(Reminders.class);
        this.moreFields = program.getBean(MoreFields.class);
        this.database = program.getBean(JdbcClient.class);
        this.port = port;
        this.desks = desks;
        this.writer = new PayloadWriter(port, new PayloadRefused(port, desks.fields()));
        this.told = new PayloadTold(writer);
        this.forms = new PayloadForms(desks);
        this.engine = new PayloadEngine(desks);
        this.turns = new PayloadTurns(stories, lives, database, writer, told, forms);
    }

    /** Customers of the story: one becomes a member, one is pursued, one lies in the pool, one is written to. */
    record Cast(String member, String pursued, String pooled, String addressee, String calendar) {}

    Cast told() throws Exception {
        var member = writer.customer("one", "ORGANISATION");
        new PayloadImports(writer).all(member, moreFields);
        told.ofTheHouse();
        onPagesOfTheHouse();
        beginsInTasklist();
        becomesMember(member);
        var pursued = pursued();
        var pooled = turns.released();
        turns.somebodyLeaves();
        turns.contactsOutsideTasks();
        new PayloadRare(stories, lives, writer).all();
        goesOnAsItComes();
        broughtOnThePage(member);
        signsInStrangely();
        writer.taken("wang", "POST", "/api/duplicates", Map.of("one", pursued, "other", member));
        return new Cast(member, pursued, pooled, writtenTo(), calendar());
    }

    /** Where no handler of ours listens. */
    private void signsInStrangely() {
        new Browser(port).signIn(Payload.line(), "not the password");
        desks.fields().answered("POST", "/login", "username");
    }

    /** The secret of chen's calendar. */
    private String calendar() {
        var chen = Browser.of(port, "chen");
        chen.postForm("/me", "/me/calendar", Map.of());
        var address = Pattern.compile("/calendar/([^.]+)\\.ics")
                .matcher(chen.get("/me").body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    /** A table whose name, columns and rows are payloads, sent, told, checked and taken on its page; a row is faulty. */
    private void broughtOnThePage(String member) {
        var page = desks.desk("chen").open("/customers/import");
        var table = PayloadImports.table(
                        List.of("name", "email", Payload.line()),
                        Map.of("name", Payload.line() + "paged" + System.nanoTime()))
                + PayloadImports.row(Payload.line() + "faulty", Payload.line(), Payload.line());
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(Payload.of(100) + ".csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button").first().click();
        page.waitForURL("**/customers/imports/*");
        desks.isQuiet("chen", "the columns of an import");
        var brought = URI.create(page.url()).getPath();
        forms.posts("chen", brought + "/check", Map.of("c0", "name"), "owner");
        desks.desk("chen").open(brought);
        page.locator("main form[action$='/check'] button").first().click();
        page.locator("main form.buttons button").first().waitFor();
        desks.isQuiet("chen", "what an import would bring");
        page.locator("main form.buttons button").first().click();
        page.locator("main a[href$='/faulty']").waitFor();
        desks.isQuiet("chen", "what an import brought");
        broughtAtOnce("chen", "contacts", PayloadImports.contacts(member, Payload.of(100)));
        broughtAtOnce("wang", "dealings", PayloadImports.dealings(member, Payload.of(40)));
    }

    private void broughtAtOnce(String login, String kind, String table) {
        var page = desks.desk(login).open("/customers/import/" + kind);
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(Payload.of(100) + ".csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.waitForNavigation(() -> page.locator("main form button").first().click());
        desks.isQuiet(login, "an import of " + kind);
    }

    private void onPagesOfTheHouse() {
        for (var page : List.of("/customers/new", "/cases", "/duplicates")) {
            forms.sends("chen", page);
        }
        for (var page : List.of("/templates", "/dossier-keepers", "/tags", "/pool")) {
            forms.sends("wang", page);
        }
        forms.sends("admin", "/working-time");
        forms.sends("admin", "/staff");
        forms.sends("admin", "/staff/" + PayloadImports.PERSON);
        forms.sends("sun", "/me");
        forms.isTaken("sun", "/leave", "/leave", "2026-03-18");
        var story =
                database.sql("select max(id) from case_story").query(Long.class).single();
        forms.sends("chen", "/cases/" + story);
        forms.sends("chen", "/password");
    }

    private void beginsInTasklist() {
        engine.beginning("chen");
        var fields = new HashMap<String, Object>();
        for (var text : List.of("name", "industry", "city", "contactPerson")) {
            fields.put(text, Payload.line());
        }
        fields.put("owner", "chen");
        fields.put("kind", "ORGANISATION");
        var chen = Browser.of(port, "chen");
        chen.getJson("/camunda/api/engine/engine/default/task/count");
        var answer = chen.send(
                "POST",
                "/camunda/api/engine/engine/default/process-definition/key/CustomerJourneyProcess/submit-form",
                Program.submission(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        lives.sent("newCustomer", fields);
    }

    /** A whole life from research to member, every form looked at before it is filled in. */
    private void becomesMember(String number) {
        var page = "/customers/" + number;
        forms.sends("chen", page);
        forms.sends("chen", page + "/contact-book");
        forms.sends("chen", page + "/dossier");
        var story = stories.of(number);
        var shown = new HashSet<String>();
        lives.lives(story, FORWARD, MOST_STEPS, task -> {
            if (shown.add(task.key())) {
                engine.inTasklist(task);
            }
            if (shown.size() == 3 && shown.add("Cockpit")) {
                inCockpit(number);
            }
        });
        assertThat(story.stage()).isEqualTo("MEMBER");
        assertThat(shown).hasSizeGreaterThan(10);
    }

    private void inCockpit(String number) {
        var instances = database.sql("select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null")
                .param(number)
                .query(String.class)
                .list();
        assertThat(instances).hasSizeGreaterThan(1);
        instances.forEach(instance -> engine.inCockpit("wang", instance));
        engine.inCockpit("admin", instances.get(0));
    }

    /** Somebody about whom everything is told that can be told of a customer. */
    private String pursued() {
        Stories.itIs(MONDAY);
        var number = writer.customer("other", "PERSON");
        var page = "/customers/" + number;
        var story = stories.of(number);
        told.person(number);
        told.contact(number, Map.of());
        turns.waits(story);
        told.ofCustomer(number);
        told.ofConfidential(number);
        Browser.of(port, "chen")
                .postFile(page, page + "/files", "<b>" + Payload.TEMPLATE + ".txt", Payload.of(1000), Payload.of(200));
        forms.sends("chen", page + "/dossier");
        forms.sends("chen", page + "/dossier/confidential");
        forms.sends("chen", page);
        var today = Stories.now().atOffset(ZoneOffset.ofHours(8)).toLocalDate().toString();
        var soon = Stories.now()
                .atOffset(ZoneOffset.ofHours(8))
                .toLocalDate()
                .plusDays(9)
                .toString();
        forms.isTaken("li", page, "/early-contact", soon);
        forms.isTaken("li", page, "/quote-permission", soon);
        forms.isTaken("li", page, "/next-step", soon);
        forms.isTaken("li", page + "/privacy", "/privacy/consents", today);
        forms.isTaken("li", page + "/privacy", "/withdraw", today);
        forms.isTaken("li", page + "/privacy", "/privacy/erasures", today);
        forms.isTaken("chen", page, "/journey/pause", soon);
        forms.isTaken("chen", page, "/journey/resume", soon);
        forms.isTaken("chen", page, "/journey/help", soon);
        engine.inTasklist(story.task("UserTask_HelpWithCustomer"));
        lives.completes(story, story.task("UserTask_HelpWithCustomer"), new Preferring("NEXT_CONTACT_BY_ME"));
        forms.isTaken("chen", page, "/journey/hand-over", soon);
        engine.inTasklist(story.task("UserTask_AnswerHandOver"));
        lives.completes(story, story.task("UserTask_AnswerHandOver"), FORWARD);
        return number;
    }

    /** Customers whose people choose as it comes, so that every text of every form gets its turn. */
    private void goesOnAsItComes() {
        var lost = stories.of(writer.customer("lost late", "ORGANISATION"));
        lives.lives(lost, new Preferring("INVITATION_ACCEPTED", "NEXT_STAGE", "LOST"), MOST_STEPS, task -> {});
        for (int life = 1; life <= MOST_LIVES && !lives.leftOut().isEmpty(); life++) {
            Stories.itIs(MONDAY);
            var number =
                    life % 2 == 0 ? writer.customer("life " + life, "ORGANISATION") : writer.unknown("life " + life);
            var story = stories.of(number);
            lives.livesAsItComes(story, Choices.by(new Random(life)), MOST_STEPS);
            if (story.journey().isOpen()) {
                writer.tells("wang", "POST", "/api/customers/" + number + "/journey/release", Map.of(), "reason");
            }
        }
        Stories.itIs(MONDAY);
    }

    /** Somebody who is written to, with everybody who takes part reached by mail. */
    private String writtenTo() throws Exception {
        var number = writer.customer("mail", "ORGANISATION");
        database.sql("update person set email = login || '@gendan.example', mail_reminders = true where login in"
                        + " ('chen', 'liu', 'li', 'wang')")
                .update();
        postOffice.opens();
        lives.lives(stories.of(number), new Preferring("EMAIL"), 30, task -> {});
        reminders.give(new CustomerNumber(number), "chen", "meeting", "payload", Stories.now());
        relay.run();
        var types = new PayloadMails(desks).open(postOffice.taken());
        assertThat(types).contains("text/plain", "text/calendar");
        postOffice.closes();
        return number;
    }
}
