package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
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

@GendanTest
@DisplayName("A-09 Research comes before the first communication")
class A09ResearchFirstTest {

    private static final String RESEARCH = "UserTask_ResearchCustomer";
    private static final String PREPARE = "UserTask_PrepareContact";

    /** Nobody else's, so that tests don't see one another's research. */
    private final String industry = "Pumps " + UUID.randomUUID();

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Records records;

    @Autowired
    CustomerFiles files;

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
            "A-09 The first contact can't be prepared before industry, company, sources, date and checklist are there")
    void no_contact_before_the_research() {
        var story = pursued("chen", "Millrace Pumps", industry);
        assertThat(story.openTasks()).containsExactly(RESEARCH);
        var demanded = Map.of(
                "industryFindings", "What we found on the industry",
                "companyFindings", "What we found on the company",
                "sources", "Sources",
                "researchedOn", "Researched on",
                "researchChecklist", "Done");
        demanded.forEach((field, label) -> {
            var without = new HashMap<>(research());
            without.remove(field);
            assertThatThrownBy(() -> story.completes("chen", RESEARCH, without)).hasMessageContaining(label);
        });
        var tomorrow = new HashMap<>(research());
        tomorrow.put("researchedOn", "2026-03-03");
        assertThatThrownBy(() -> story.completes("chen", RESEARCH, tomorrow)).hasMessageContaining("Researched on");
        assertThat(story.openTasks()).containsExactly(RESEARCH);

        story.completes("chen", RESEARCH, research());

        assertThat(story.openTasks()).containsExactly(PREPARE);
        assertThat(records.latest(story.journey(), EntryKind.RESEARCH)
                        .orElseThrow()
                        .content())
                .containsEntry("sources", "Annual report, trade magazine 2/2026")
                .containsEntry("researchedOn", "2026-03-02")
                .containsEntry("researchChecklist", List.of("WEBSITE", "COMPETITORS"));
        isLost(story, "chen");
    }

    @Test
    @DisplayName("A-09 What a colleague found on the same industry is taken over; whose customer that was stays unsaid")
    void research_on_an_industry_is_used_again() {
        var first = pursued("yang", "Secretive Pumps", industry);
        assertThat(first.shows(RESEARCH, "knownResearch")).isEmpty();
        var findings = new HashMap<>(research());
        findings.put("researchedOn", "2026-02-20");
        first.completes("yang", RESEARCH, findings);

        var second = pursued("chen", "Millrace Pumps", " " + industry.toUpperCase(Locale.ROOT));
        var known = second.shows(RESEARCH, "knownResearch");
        assertThat(known).hasSize(1);
        assertThat(known.get(0).path("researchedOn").asText()).isEqualTo("2026-02-20");
        assertThat(known.get(0).path("findings").asText()).startsWith("Consolidating;");
        assertThat(known.get(0).path("sources").asText()).isEqualTo("Trade magazine 2/2026");
        assertThat(known.toString() + second.shows(RESEARCH, "researchOptions"))
                .doesNotContain("Secretive")
                .doesNotContain("Family-owned")
                .doesNotContain("Annual report")
                .doesNotContain(first.journey().number().value());

        second.completes(
                "chen",
                RESEARCH,
                takingOver(second.shows(RESEARCH, "researchOptions")
                        .get(0)
                        .path("value")
                        .asText()));

        assertThat(records.latest(second.journey(), EntryKind.RESEARCH)
                        .orElseThrow()
                        .content())
                .containsEntry("industryFindings", "Consolidating; the three largest buy training in spring.")
                .containsEntry("industryResearchedOn", "2026-02-20")
                .containsEntry("industrySources", "Trade magazine 2/2026")
                .containsEntry("sources", "Their website")
                .containsEntry("researchTakenOver", true);
        var third = pursued("chen", "Weir Pumps", industry);
        assertThat(third.shows(RESEARCH, "knownResearch"))
                .as("taken over, it is not offered a second time")
                .hasSize(1);
        third.completes("chen", RESEARCH, research());
        isLost(first, "yang");
        isLost(second, "chen");
        isLost(third, "chen");
    }

    @Test
    @DisplayName("A-09 What was offered is taken over even when newer research has come meanwhile")
    void newer_research_takes_nothing_away() {
        var first = pursued("yang", "Secretive Pumps", industry);
        first.completes("yang", RESEARCH, research());
        var second = pursued("chen", "Millrace Pumps", industry);
        var offered =
                second.shows(RESEARCH, "researchOptions").get(0).path("value").asText();
        for (int i = 0; i < 5; i++) {
            var newer = pursued("yang", "Newer Pumps " + i, industry);
            newer.completes("yang", RESEARCH, research());
            isLost(newer, "yang");
        }

        second.completes("chen", RESEARCH, takingOver(offered));

        assertThat(second.openTasks()).containsExactly(PREPARE);
        isLost(first, "yang");
        isLost(second, "chen");
    }

    @Test
    @DisplayName("A-09 What has no sources of its own for the industry is not passed on")
    void without_sources_nothing_is_passed_on() {
        var first = pursued("yang", "Secretive Pumps", industry);
        var findings = new HashMap<>(research());
        findings.remove("industrySources");
        first.completes("yang", RESEARCH, findings);

        var second = pursued("chen", "Millrace Pumps", industry);
        assertThat(second.shows(RESEARCH, "knownResearch")).isEmpty();
        second.completes("chen", RESEARCH, research());
        isLost(first, "yang");
        isLost(second, "chen");
    }

    @Test
    @DisplayName("A-09 Another industry's research, one older than a year and one not on offer are not taken over")
    void not_everything_is_used_again() {
        var first = pursued("yang", "Secretive Pumps", industry);
        first.completes("yang", RESEARCH, research());
        var other = pursued("chen", "Tall Looms", "Looms " + UUID.randomUUID());
        assertThat(other.shows(RESEARCH, "knownResearch")).isEmpty();
        var offered = pursued("chen", "Millrace Pumps", industry)
                .shows(RESEARCH, "researchOptions")
                .get(0)
                .path("value")
                .asText();

        assertThatThrownBy(() -> other.completes("chen", RESEARCH, takingOver(offered)))
                .as("hidden where nothing is on offer, so the findings are missing")
                .hasMessageContaining("What we found on the industry");
        assertThat(other.openTasks()).containsExactly(RESEARCH);

        Stories.itIs("2027-03-03T10:00:00+08:00");
        var late = pursued("chen", "Late Pumps", industry);
        assertThat(late.shows(RESEARCH, "knownResearch")).isEmpty();
    }

    @Test
    @DisplayName("A-09 Where the industry was unknown, the research supplies it, and the next customer profits")
    void the_research_supplies_the_industry() {
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Nameless Trade", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        var story = stories.of(number.value());
        assertThat(story.shows(RESEARCH, "knownResearch")).isEmpty();
        var findings = new HashMap<>(research());
        findings.put("industry", industry);

        story.completes("chen", RESEARCH, findings);

        assertThat(customers.require(number).industry()).isEqualTo(industry);
        var next = pursued("yang", "Another Of The Trade", industry);
        assertThat(next.shows(RESEARCH, "knownResearch")).hasSize(1);
        next.completes("yang", RESEARCH, research());
        isLost(story, "chen");
        isLost(next, "yang");
    }

    @Test
    @DisplayName("A-09 A file attached to the customer stands on the research form at once, and on record")
    void files_stand_beside_the_research() {
        var story = pursued("chen", "Millrace Pumps", industry);

        files.attach(
                story.journey().number(),
                new CustomerFiles.Sent("C:\\Users\\chen\\年报.txt", "Annual report", "Sales grew".getBytes(UTF_8)),
                "chen");

        var shown = story.shows(RESEARCH, "researchFiles");
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("file").asText()).isEqualTo("年报.txt – Annual report");
        assertThat(shown.get(0).path("size").asText()).isEqualTo("10 B");
        assertThat(records.latest(story.journey(), EntryKind.FILE).orElseThrow().content())
                .containsEntry("fileName", "年报.txt");
        story.completes("chen", RESEARCH, research());
        isLost(story, "chen");
    }

    @Test
    @DisplayName(
            "A-09 The presentation handed out and how it was received are on record; until then the form asks for it")
    void the_presentation_and_its_reception() {
        var story = pursued("chen", "Millrace Pumps", industry);
        story.completes("chen", RESEARCH, research());
        var handsOut = contactAgain();
        handsOut.put("presentationHandedOut", "EMAIL");
        contact(story, handsOut);

        assertThat(suggested(story)).contains("Presentation 演示资料");

        var tells = contactAgain();
        tells.put("presentationReceived", "READ");
        tells.put("presentationReaction", "Liked the page on dealers, asked for the figures behind it");
        contact(story, tells);

        assertThat(suggested(story)).isNotEmpty().doesNotContain("Presentation 演示资料");
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("presentationReceived", "READ")
                .containsEntry("presentationReaction", "Liked the page on dealers, asked for the figures behind it");
        isLost(story, "chen");
    }

    private Story pursued(String owner, String name, String industry) {
        CustomerNumber number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, name,
                                CustomerField.OWNER, owner,
                                CustomerField.INDUSTRY, industry)),
                        owner)
                .number();
        pursuits.start(number, owner);
        return stories.of(number.value());
    }

    private static Map<String, Object> takingOver(String finding) {
        var fields = new HashMap<>(research());
        fields.remove("industryFindings");
        fields.put("researchTakenOver", finding);
        fields.put("sources", "Their website");
        return fields;
    }

    private static List<String> suggested(Story story) {
        return story.shows(PREPARE, "suggestions").findValuesAsText("kind");
    }

    private static void contact(Story story, Map<String, Object> contact) {
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();
    }

    private static void isLost(Story story, String owner) {
        story.completes(owner, PREPARE, preparation("PHONE"))
                .completes(owner, "UserTask_RecordContact", customerLost())
                .completes(owner, "UserTask_DebriefContact", debrief());
    }
}
