package io.gendan.contact;

import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.contact.cases.CaseLibrary;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.http.Program;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A-10 Our cases by industry")
class A10CasesTest {

    private static final String PREPARE = "UserTask_PrepareContact";

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Staff staff;

    @Autowired
    CaseLibrary library;

    /** A word that no other test's cases have. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private final String industry = "Pumps" + mark;

    @BeforeEach
    void it_is_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "A-10 Peers and competitors that the research names come first, then the industry, then its neighbours")
    void fitting_cases_stand_on_the_preparation() {
        known("Looms" + mark, "Warp & Weft");
        known("Industrial " + industry, "Sluice Gates");
        known(industry, "Brightwater");
        known("Bearings" + mark, "Bluewell " + mark);
        var number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, "Millrace Pumps",
                                CustomerField.OWNER, "chen",
                                CustomerField.INDUSTRY, industry)),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        var story = stories.of(number.value());
        var researched = new HashMap<>(research());
        researched.put("rivals", "Norden AG\nBLUEWELL " + mark + " Ltd");

        story.completes("chen", "UserTask_ResearchCustomer", researched);

        var shown = story.shows(PREPARE, "fittingCases");
        assertThat(shown.findValuesAsText("case")).containsExactly("Bluewell " + mark, "Brightwater", "Sluice Gates");
        assertThat(shown.findValuesAsText("why"))
                .containsExactly("Peer or competitor 同行或竞争企业", "Same industry 同行业", "Related industry 相近行业");
        assertThat(shown.get(0).path("story").asText()).startsWith("We found them a dealer");
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", customerLost())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    @Test
    @DisplayName("CD-08 However many cases there are, each fitting one is told once, at its best, the newest first")
    void the_best_few() {
        for (int each = 1; each <= 7; each++) {
            known(industry, "Brightwater " + each + mark);
        }
        known("Industrial " + industry, "Sluice Gates " + mark);
        var customer = customers.create(
                NewCustomer.read(Map.of(
                        CustomerField.NAME, "Fulling Mill Pumps",
                        CustomerField.OWNER, "chen",
                        CustomerField.INDUSTRY, industry)),
                "chen");

        var told = "They fear brightwater 1" + mark + " and nobody else" + " …".repeat(6_000) + "Sluice Gates " + mark;
        assertThat(library.fitting(customer, told, 5))
                .extracting(fitting -> fitting.fit() + " " + fitting.story().customerName())
                .containsExactly(
                        "RIVAL Brightwater 1" + mark,
                        "SAME Brightwater 7" + mark,
                        "SAME Brightwater 6" + mark,
                        "SAME Brightwater 5" + mark,
                        "SAME Brightwater 4" + mark);
        assertThat(library.fitting(customer, "", 100))
                .extracting(fitting -> fitting.fit() + " " + fitting.story().customerName())
                .hasSize(8)
                .endsWith("NEAR Sluice Gates " + mark);
    }

    @Test
    @DisplayName("A-10 The library is searched by words and industry, in Chinese too")
    void searched() {
        known(industry, "宁波水泵" + mark);
        known(industry, "Brightwater " + mark);
        known("Looms" + mark, "Warp & Weft " + mark);

        assertThat(names(mark, null)).hasSize(3);
        assertThat(names("水泵" + mark, null)).containsExactly("宁波水泵" + mark);
        assertThat(names("dealer BRIGHTWATER " + mark, null)).containsExactly("Brightwater " + mark);
        assertThat(names(null, industry.toUpperCase(Locale.ROOT))).hasSize(2);
        assertThat(names("100% " + mark, null)).isEmpty();
        assertThat(Browser.of(port, "chen").get("/cases?q=" + mark).body())
                .contains("宁波水泵" + mark, "Warp &amp; Weft " + mark);
    }

    @Test
    @DisplayName("A-10 Whoever sells adds cases, authors and leaders change and withdraw them, and faults are named")
    void kept_by_its_authors() {
        var chen = Program.of(port, "chen");
        var faulty = chen.post("/api/cases", Map.of("industry", " ", "story", 7));
        assertThat(faulty.code()).isEqualTo("case.invalid");
        assertThat(faulty.json().path("errors").findValuesAsText("message"))
                .containsExactly(
                        "Industry is missing: fill it in.",
                        "Who, as it may be told is missing: fill it in.",
                        "What we did must be text.");
        var added = chen.post("/api/cases", fields(industry, "Brightwater " + mark));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        var place = added.header("Location");

        var changed = fields(industry, "Brightwater Group " + mark);
        assertThat(Program.of(port, "liu").send("PUT", place, changed).code()).isEqualTo("case.notYours");
        assertThat(Program.of(port, "admin").post("/api/cases", changed).status())
                .isEqualTo(403);
        assertThat(chen.send("PUT", place, changed).status()).isEqualTo(200);
        assertThat(Program.of(port, "liu")
                        .get(place)
                        .json()
                        .path("customerName")
                        .asText())
                .isEqualTo("Brightwater Group " + mark);
        assertThat(Program.of(port, "li").send("DELETE", place, null).status()).isEqualTo(204);
        assertThat(chen.get(place).status()).isEqualTo(404);
        assertThat(names(mark, null)).isEmpty();
    }

    @Test
    @DisplayName(
            "A-10, D-01 A case names a customer of ours only with its agreement, and no more once that is withdrawn")
    void named_with_agreement() {
        var name = "Riverrun" + mark + " Ltd";
        var number = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
        var chen = Program.of(port, "chen");
        var named = fields(industry, "Riverrun" + mark);
        var refused = chen.post("/api/cases", named);
        assertThat(refused.code()).isEqualTo("case.invalid");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("customerName");
        assertThat(refused.json().at("/errors/0/message").asText())
                .contains(number.value(), "has not agreed", "Personal data");
        var inTheStory = new HashMap<>(fields(industry, "A mill"));
        inTheStory.put("story", "Like riverrun" + mark + " before it, " + mark + " sold more.");
        assertThat(chen.post("/api/cases", inTheStory)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("story");
        assertThat(Program.of(port, "sun").post("/api/cases", named).status())
                .as("who doesn't see the customer doesn't learn here that there is one")
                .isEqualTo(201);

        var consents = "/api/customers/" + number.value() + "/consents";
        var agreed = chen.post(consents, Map.of("purpose", "EXAMPLE", "basis", "CONSENT", "how", "Signed form"));
        var place = chen.post("/api/cases", named).header("Location");
        assertThat(names(mark, null)).containsExactly("Riverrun" + mark, "Riverrun" + mark);

        chen.post(consents + "/" + agreed.json().path("id").asLong() + "/withdrawal", Map.of("how", "By mail"));
        assertThat(chen.get(place).json().path("customerName").asText()).isEqualTo("[…]");
        assertThat(names(null, industry)).as("whoever wrote it").containsExactly("[…]", "[…]");
        assertThat(names("riverrun" + mark, null)).as("nor found by it").isEmpty();
        var peer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Peer " + mark, CustomerField.OWNER, "chen")), "chen");
        assertThat(library.fitting(peer, "They fear Riverrun" + mark + " alone", 5))
                .as("nor as a rival")
                .isEmpty();
    }

    @Test
    @DisplayName("A-10 The page keeps what was typed while something is wrong with it")
    void typed_on_the_page() {
        var browser = Browser.of(port, "chen");
        var typed = new HashMap<String, String>();
        typed.put("industry", industry);
        typed.put("customerName", "Brightwater " + mark);
        typed.put("story", " ");
        var refused = browser.postForm("/cases", "/cases", typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Brightwater " + mark, "What we did is missing: fill it in.");

        typed.put("story", "We found them a dealer.");
        var stored = browser.postForm("/cases", "/cases", typed);
        assertThat(browser.location(stored)).isEqualTo("/cases");
        var id = library.find(mark, null).get(0).id();
        assertThat(browser.get("/cases/" + id).body()).contains("We found them a dealer.");
        assertThat(browser.location(browser.postForm("/cases", "/cases/" + id + "/withdraw", Map.of())))
                .isEqualTo("/cases");
        assertThat(names(mark, null)).isEmpty();
    }

    @Test
    @DisplayName("A-10 Odd searches find nothing, and odd cases are refused")
    void odd_requests() {
        var chen = Program.of(port, "chen");
        for (var odd :
                List.of("?q=%00", "?industry=%00", "?q=%ED%A0%80", "?q=%25%27--" + mark, "?q=" + "x".repeat(3000))) {
            var answer = chen.get("/api/cases" + odd);
            assertThat(answer.status()).as(odd).isEqualTo(200);
            assertThat(answer.json().path("items")).as(odd).isEmpty();
        }
        assertThat(chen.get("/api/cases/none").status()).isEqualTo(400);
        assertThat(chen.get("/api/cases/99999999999999999999").status()).isEqualTo(400);
        assertThat(chen.get("/api/cases/0").code()).isEqualTo("case.unknown");
        assertThat(chen.post("/api/cases", "null").status()).isEqualTo(400);
        var unfit = new HashMap<>(fields(industry, "Brightwater"));
        unfit.put("story", "a\u0000b");
        assertThat(chen.post("/api/cases", unfit).code()).isEqualTo("case.invalid");
        unfit.put("story", "x".repeat(10_001));
        assertThat(chen.post("/api/cases", unfit).code()).isEqualTo("case.invalid");
    }

    private void known(String industry, String name) {
        library.add(fields(industry, name), staff.require("chen"));
    }

    private static Map<String, Object> fields(String industry, String name) {
        return Map.of(
                "industry", industry,
                "customerName", name,
                "story", "We found them a dealer in a region they had given up.");
    }

    private List<String> names(String q, String industry) {
        var query = (q == null ? "" : "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                + (industry == null ? "" : "&industry=" + URLEncoder.encode(industry, StandardCharsets.UTF_8));
        return Program.of(port, "chen")
                .get("/api/cases?" + query)
                .json()
                .path("items")
                .findValuesAsText("customerName");
    }
}
