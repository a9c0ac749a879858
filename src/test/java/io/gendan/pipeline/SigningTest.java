package io.gendan.pipeline;

import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.signing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Loss;
import io.gendan.journey.Losses;
import io.gendan.journey.Records;
import io.gendan.journey.files.CustomerFile;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.Signing.Signatory;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("ST-01, ST-03 How a negotiation ends: signed, or lost")
class SigningTest {

    private static final String SIGN = "UserTask_SignMembership";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    Course course;

    @Autowired
    CourseRequests requests;

    @Autowired
    Contracts contracts;

    @Autowired
    CustomerFiles files;

    @Autowired
    Losses losses;

    @Autowired
    Records records;

    @Autowired
    Staff staff;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_negotiates() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer("Marlpit Ceramics");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_clock_runs_again() {
        inNegotiation.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "ST-01 Signed: fee, currency, term, date, the signatories of both sides and the contract are on record")
    void signed_with_the_contract() {
        isToBeSigned();
        var contract = attached("contract.txt");
        assertThat(story.shows(SIGN, "contractFileOptions").findValuesAsText("label"))
                .containsExactly("contract.txt");
        var signed = new HashMap<>(signing());
        signed.put("contractFile", String.valueOf(contract.id()));
        story.completes("chen", SIGN, signed);

        var kept = contracts.of(number);
        assertThat(kept).isNotNull();
        assertThat(kept.joiningFee()).isEqualByComparingTo("120000");
        assertThat(kept.currency()).isEqualTo("CNY");
        assertThat(kept.termMonths()).isEqualTo(24);
        assertThat(kept.signedOn()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(kept.signatories())
                .containsExactly(
                        new Signatory(Signing.Side.CUSTOMER, "Mr. Zhou", "Owner"),
                        new Signatory(Signing.Side.US, "Wang", "Director"),
                        new Signatory(Signing.Side.US, "Chen", null));
        assertThat(kept.contractFile()).isEqualTo(contract.id());
        assertThat(records.latest(story.journey(), EntryKind.SIGNING)
                        .orElseThrow()
                        .content())
                .containsEntry("contractFile", "contract.txt");
    }

    @Test
    @DisplayName("ST-01 Without its contract a membership is signed all the same; the file is named later")
    void the_contract_follows() {
        isToBeSigned();
        assertThatThrownBy(() -> contracts.attach(number, "1", staff.require("chen")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("file.unknown"));
        var contract = attached("later.txt");
        assertThatThrownBy(() -> contracts.attach(number, id(contract), staff.require("chen")))
                .hasMessageContaining("contract.notSigned");
        story.completes("chen", SIGN, signing());
        assertThat(contracts.of(number).contractFile()).isNull();

        assertThatThrownBy(() -> contracts.attach(number, id(contract), staff.require("sun")))
                .hasMessageContaining("customer.unknown");
        contracts.attach(number, id(contract), staff.require("chen"));

        assertThat(contracts.of(number).contractFile()).isEqualTo(contract.id());
        assertThat(records.latest(number, EntryKind.CONTRACT).orElseThrow().content())
                .containsEntry("contractFile", "later.txt");
    }

    @Test
    @DisplayName(
            "ST-03 L-04 Lost: what would bring the customer back is on record, and stands on the form that looks again")
    void what_would_bring_it_back() {
        inNegotiation.contacted(number, "chen");
        var lost = new HashMap<>(decision("LOST", "wang"));
        lost.keySet().removeIf(key -> key.startsWith("nextStep"));
        lost.put("lossReason", "COMPETITOR");
        lost.put("competitor", "Bluewell Academy");
        lost.put("wouldReturnIf", "A term of one year");
        lost.put("lookAgainOn", "2026-06-01");
        story.completes("wang", "UserTask_DecideNextStep", lost);

        assertThat(losses.of(story.journey()).map(Loss::wouldReturnIf)).contains("A term of one year");
        story.timePassesTo(Stories.at("2026-06-01T09:00:00+08:00"));
        var earlier = story.shows("UserTask_LookAgain", "brief").path("earlier").get(0);
        assertThat(earlier.path("wouldReturnIf").asText()).isEqualTo("A term of one year");
        assertThat(earlier.path("competitor").asText()).isEqualTo("Bluewell Academy");
        story.completes("chen", "UserTask_LookAgain", Map.of("decision", "LEAVE", "reason", "They signed for long"));
    }

    @Test
    @DisplayName("ST-03 L-04 Given up outside the tasks it is asked, too")
    void given_up_outside_tasks() {
        requests.take(
                CourseRequests.Turn.LOSE,
                number,
                Map.of("lossReason", "PRICE", "wouldReturnIf", "Half the volume"),
                staff.require("chen"));
        assertThat(losses.of(story.journey()).map(Loss::wouldReturnIf)).contains("Half the volume");
    }

    private void isToBeSigned() {
        course.redirect(number, "B3", "They want to sign at once", staff.require("wang"));
        inNegotiation
                .contacted(number, "chen")
                .completes("wang", "UserTask_DecideNextStep", decision("FORWARD", "chen"));
    }

    private CustomerFile attached(String name) {
        return files.attach(number, new CustomerFiles.Sent(name, null, "Signed".getBytes(UTF_8)), "chen");
    }

    private static String id(CustomerFile file) {
        return String.valueOf(file.id());
    }
}
