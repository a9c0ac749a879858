package io.gendan.http;

import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.Grades;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.GateCondition;
import io.gendan.journey.Stages;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mr. Zhou and Ms. Qian came to the meeting; a view makes Mr. Zhou the decision-maker, with 73 %, and names Ms. Vey, an
 * ally of whom nobody has heard.
 */
@GendanTest
@DisplayName("S-01, S-11, S-21 The contact book tells nothing of a view before both are given")
class S01SealedContactBookTest {

    private static final String SALESPERSON = "UserTask_GiveSalespersonView";
    private static final String MANAGER = "UserTask_GiveManagerView";

    /** The share that a sealed view gives; an id may begin with the same digits. */
    private static final String WEIGHT = "\"weight\"\\s*:\\s*73\\b";

    @LocalServerPort
    int port;

    @Autowired
    MeetingStories meetings;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    CustomerGrades grades;

    @Autowired
    List<GateCondition> gates;

    @Autowired
    Stages stages;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transactions;

    private Story story;
    private String number = "";

    @BeforeEach
    void a_meeting_was_held() {
        story = meetings.held("Otterholm Kilns", "B1", "2026-03-12T16:00:00+08:00");
        number = story.journey().number().value();
        // Whoever is about to sign is asked who decides there.
        grades.judge(story.journey().number(), new Grades(SigningGrade.A, null, null));
    }

    @AfterEach
    void the_story_is_over() {
        meetings.over(story);
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({"chen,false", "chen,true", "li,false", "li,true"})
    @DisplayName("What others read, and in which order, is the same before and after a view, also when it is dropped")
    void nothing_changes(String author, boolean dropped) throws Exception {
        var before = told(other(author));
        gives(author, "Mr. Zhou");
        if (dropped) {
            turnsAside("A2");
        }

        assertThat(told(other(author))).isEqualTo(before);
        for (var page : List.of("", "/print", "/story", "/privacy", "/contact-book", "/dossier")) {
            var answer = Browser.of(port, other(author)).get("/customers/" + number + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).as(page).doesNotContain("Ms. Vey", "73 %");
        }
        assertThat(contactPersons.decisionMakerKnown(story.journey().number()))
                .as("what the gate into B2 tells")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"chen,false", "chen,true", "li,false", "li,true"})
    @DisplayName("D-01 Changing a person answers, and leaves, no role that a sealed view gave; nor does a new name")
    void renaming_opens_nothing(String author, boolean dropped) throws Exception {
        gives(author, "Mr. Zhou");
        if (dropped) {
            turnsAside("A2");
        }
        var reader = other(author);
        var id = idOf("Mr. Zhou");

        for (var name : List.of("Mr. Zhou", "Zhou.")) {
            var answer = Program.of(port, reader).send("PUT", at("/contact-book/persons/" + id), Map.of("name", name));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().path("name").asText()).isEqualTo(name);
            assertThat(answer.json().path("role").asText(null)).as(name).isNull();
            assertThat(told(reader).toString())
                    .as(name)
                    .contains(name)
                    .doesNotContain("\"role\":\"DECISION_MAKER")
                    .doesNotContainPattern(WEIGHT);
        }
        assertThat(map(author, "Zhou.").path("history").findValuesAsText("weight"))
                .as("its author's judgement follows the person")
                .containsExactly("73");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chen", "li"})
    @DisplayName(
            "Its author sees on the map what the own view says; the second view makes both known, under the new name")
    void both_views_open_together(String author) {
        gives(author, "Mr. Zhou");
        assertThat(map(author, "Mr. Zhou").path("weight").asInt()).isEqualTo(73);
        assertThat(map(author, "Mr. Zhou").path("role").asText()).isEqualTo("DECISION_MAKER");
        assertThat(map(author, "Ms. Vey").path("role").asText()).isEqualTo("ALLY");
        assertThat(map(other(author), "Ms. Vey").isMissingNode()).isTrue();
        Program.of(port, other(author))
                .send("PUT", at("/contact-book/persons/" + idOf("Mr. Zhou")), Map.of("name", "Zhou."));

        gives(other(author), "Ms. Qian");

        for (var login : List.of("chen", "li", "wang")) {
            var persons = Program.of(port, login).get(at("")).json().path("contactPersons");
            assertThat(persons.findValuesAsText("name"))
                    .as("the weightiest first, at %s", login)
                    .containsExactly("Zhou.", "Ms. Qian", "Ms. Vey");
            assertThat(persons.findValuesAsText("weight")).as(login).containsExactly("73", "40", "20");
            assertThat(map(login, "Zhou.").path("role").asText()).as(login).isEqualTo("DECISION_MAKER");
        }
        assertThat(contactPersons.decisionMakerKnown(story.journey().number())).isTrue();
    }

    @Test
    @DisplayName(
            "ST-04 What was judged before a pause opens with the conclusion, and gives way to what was judged after it")
    void the_last_word_counts_after_a_pause() {
        gives("chen", "Mr. Zhou");
        var li = Program.of(port, "li");
        li.post(at("/journey/pause"), Map.of("until", "2026-04-01", "reason", "They are on holiday"));
        Stories.itIs("2026-03-13T10:00:00+08:00");
        li.post(at("/journey/resume"), Map.of());
        gives("li", "Mr. Zhou", 55);
        gives("chen", "Mr. Zhou", 41);
        assertThat(known("Mr. Zhou")).isEqualTo(41);
        assertThat(map("li", "Mr. Zhou").path("history").findValuesAsText("weight"))
                .containsExactly("55", "41");

        story.completes("wang", "UserTask_ConcludeSession", conclusion("SAME_STAGE", "chen"));
        assertThat(map("li", "Mr. Zhou").path("history").findValuesAsText("weight"))
                .containsExactly("73", "55", "41");
        assertThat(known("Mr. Zhou")).isEqualTo(41);
    }

    @Test
    @DisplayName("What is said of a person elsewhere while the view waits is heard by all")
    void said_elsewhere() {
        gives("chen", "Mr. Zhou");
        var answer = Program.of(port, "li")
                .send(
                        "PUT",
                        at("/contact-book/persons/" + idOf("Mr. Zhou")),
                        Map.of("name", "Mr. Zhou", "role", "INFLUENCER"));
        assertThat(answer.json().path("role").asText()).isEqualTo("INFLUENCER");
        assertThat(map("li", "Mr. Zhou").path("role").asText()).isEqualTo("INFLUENCER");
        assertThat(map("chen", "Mr. Zhou").path("role").asText())
                .as("the own judgement")
                .isEqualTo("DECISION_MAKER");

        turnsAside("A2");
        assertThat(map("chen", "Mr. Zhou").path("role").asText())
                .as("dropped with its session")
                .isEqualTo("INFLUENCER");
    }

    @Test
    @DisplayName("S-03 No ally whom only a dropped view has named is proposed to whoever calls next")
    void no_ally_is_told() {
        gives("chen", "Mr. Zhou");
        turnsAside("B2");
        story.waitEnds();
        assertThat(story.shows("UserTask_PrepareContact", "pleasantTalk").asText())
                .contains("Nobody there is known as an ally");
        assertThat(story.shows("UserTask_PrepareContact", "allies")).isEmpty();
    }

    @Test
    @DisplayName("ST-02, S-12 The gate into B3 tells nothing of a fee that a sealed view has judged")
    void no_fee_is_told() {
        gives("li", "Mr. Zhou");
        assertThat(missing("B3")).contains("acceptableFee");
        gives("chen", "Mr. Zhou");
        assertThat(missing("B3")).doesNotContain("acceptableFee", "decisionMaker");
    }

    @Test
    @DisplayName("D-01 Whoever was erased while the view waits doesn't come back with it")
    void erased_stays_erased() {
        gives("chen", "Mr. Zhou");
        var asked = Program.of(port, "li")
                .post(at("/erasures"), Map.of("reason", "A letter", "contactPerson", idOf("Mr. Zhou")));
        assertThat(Program.of(port, "wang")
                        .post(at("/erasures/" + asked.json().path("id").asLong() + "/confirmation"), null)
                        .status())
                .isEqualTo(200);

        gives("li", "Ms. Qian");
        assertThat(Program.of(port, "li")
                        .get(at(""))
                        .json()
                        .path("contactPersons")
                        .findValuesAsText("name"))
                .containsExactly("Ms. Qian", "Ms. Vey");
    }

    @Test
    @DisplayName("What sealed views told the book when they still did leaves it, unless it was told elsewhere, too")
    void what_was_told_before_leaves() throws IOException {
        gives("chen", "Mr. Zhou");
        var qian = idOf("Ms. Qian");
        Program.of(port, "li")
                .send("PUT", at("/contact-book/persons/" + qian), Map.of("name", "Ms. Qian", "role", "ASSISTANT"));
        var cleaning = new ClassPathResource("db/migration/meeting/V164__sealed_judgements_leave_the_contact_book.sql")
                .getContentAsString(StandardCharsets.UTF_8);

        transactions.executeWithoutResult(attempt -> {
            contactPersons.known(story.journey().number(), "Mr. Zhou", ContactRole.DECISION_MAKER, 73);
            database.sql("""
                            insert into decision_judgement (customer_number, journey_id, meeting_id, voice, person, role, weight,
                                                            judged_by, judged_at)
                            select customer_number, journey_id, meeting_id, voice, 'Ms. Qian', 'ASSISTANT', 5, judged_by, judged_at
                            from decision_judgement where customer_number = ? and person = 'Mr. Zhou'""").param(number).update();
            contactPersons.known(story.journey().number(), "Ms. Qian", null, 5);

            database.sql(cleaning).update();

            assertThat(contactPersons.of(story.journey().number()))
                    .extracting(person -> person.name() + " " + person.role() + " " + person.weight())
                    .containsExactlyInAnyOrder("Mr. Zhou null null", "Ms. Qian ASSISTANT null");
            attempt.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("D-01 What was judged of persons who have been renamed before follows them")
    void who_was_renamed_before() throws IOException {
        gives("chen", "Mr. Zhou");
        Program.of(port, "li").send("PUT", at("/contact-book/persons/" + idOf("Mr. Zhou")), Map.of("name", "Zhou."));
        var migration = new ClassPathResource("db/migration/meeting/V163__judgements_open_with_their_views.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        var following = migration.substring(migration.indexOf("do $$"), migration.indexOf("end $$;") + 7);

        transactions.executeWithoutResult(attempt -> {
            database.sql("select set_config('gendan.erasing', 'on', true)")
                    .query(String.class)
                    .single();
            database.sql(
                            "update decision_judgement set person = 'Mr. Zhou' where customer_number = ? and person = 'Zhou.'")
                    .param(number)
                    .update();
            database.sql(following).update();
            assertThat(database.sql("select person from decision_judgement where customer_number = ? order by id")
                            .param(number)
                            .query(String.class)
                            .list())
                    .containsExactly("Zhou.", "Ms. Vey");
            attempt.setRollbackOnly();
        });
    }

    // ---- what is asked

    /** What this person reads of the customer's persons. */
    private Map<String, String> told(String login) throws IOException, InterruptedException {
        var program = Program.of(port, login);
        var told = new LinkedHashMap<String, String>();
        told.put("customer", program.get(at("")).json().path("contactPersons").toString());
        told.put("book", program.get(at("/contact-book")).http().body());
        var map = program.get(at("/decision-map")).json();
        told.put("map", map.path("persons") + " " + map.path("decisionMakerKnown") + " " + map.path("sum"));
        told.put(
                "completeness",
                program.get(at("/completeness")).json().path("missing").toString());
        told.put(
                "search",
                program.get("/api/customers?q=Vey")
                                .json()
                                .path("items")
                                .findValuesAsText("number")
                                .contains(number) + "");
        if (!login.equals("chen")) {
            told.put("taken out", takenOut(login).path("contact_person").toString());
        }
        return told;
    }

    private JsonNode takenOut(String login) throws IOException, InterruptedException {
        var pair = (login + ":" + People.passwordOf(login)).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + at("/disclosure")))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            zip.getNextEntry();
            var all = Program.JSON.readTree(zip.readAllBytes());
            assertThat(all.findValues("contact_person")).isNotEmpty();
            return all;
        }
    }

    private JsonNode map(String login, String name) {
        for (var person :
                Program.of(port, login).get(at("/decision-map")).json().path("persons")) {
            if (person.path("name").asText().equals(name)) {
                return person;
            }
        }
        return Program.JSON.missingNode();
    }

    private List<String> missing(String stage) {
        return gates.stream()
                .flatMap(gate -> gate.missing(story.journey(), stages.require(stage)).stream())
                .map(Item::field)
                .toList();
    }

    private int known(String name) {
        return database.sql("select weight from contact_person where customer_number = ? and name = ?")
                .params(number, name)
                .query(Integer.class)
                .single();
    }

    private long idOf(String name) {
        return database.sql("select id from contact_person where customer_number = ? and name = ?")
                .params(number, name)
                .query(Long.class)
                .single();
    }

    private String at(String door) {
        return "/api/customers/" + number + door;
    }

    // ---- what is done

    private static String other(String author) {
        return author.equals("chen") ? "li" : "chen";
    }

    private void gives(String author, String decides) {
        gives(author, decides, decides.equals("Mr. Zhou") ? 73 : 40);
    }

    private void gives(String author, String decides, int weight) {
        boolean salesperson = author.equals("chen");
        var view = new HashMap<>(salesperson ? salespersonView("DECISION_MAKER") : managerView("DECISION_MAKER"));
        view.put(
                salesperson ? "participants" : "weights",
                List.of(
                        judged(decides, "DECISION_MAKER", weight, salesperson),
                        judged("Ms. Vey", "ALLY", 20, salesperson)));
        story.completes(author, salesperson ? SALESPERSON : MANAGER, view);
    }

    private static Map<String, Object> judged(String name, String role, int weight, boolean salesperson) {
        var row = new HashMap<String, Object>(Map.of("name", name, "role", role, "weight", weight));
        if (salesperson) {
            row.put("reason", "Looked at by all");
        }
        return row;
    }

    private void turnsAside(String stage) {
        var answer = Program.of(port, "wang")
                .post(at("/journey/redirect"), Map.of("stage", stage, "reason", "They want another talk first"));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }
}
