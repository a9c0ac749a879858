package io.gendan.cadence;

import static io.gendan.journey.ContactKind.FACE_TO_FACE;
import static io.gendan.journey.ContactKind.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.cadence.ContactRule.Count;
import io.gendan.customer.Grades;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.WorkingDuration;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Phase;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import io.gendan.support.GendanTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The figures of the documents, written down again by hand (domain sections 7 and 8). */
@GendanTest
@DisplayName("CD-01, CD-10: the contact policy, row by row")
class ContactCadenceDecisionTest {

    private static final Path TABLE = Path.of("processes/cadence/contactCadence.dmn");
    private static final String NOBODY = "";
    private static final String LADDER = "P0D,P1D,P2D";

    @Autowired
    ContactPolicy policy;

    @Autowired
    Stages stages;

    /** One row of the table and a customer whom it fits; expected is what holds together with the stage's row. */
    record Row(
            String rule,
            String stage,
            String grade,
            ContactKind kind,
            String gaps,
            String most,
            String least,
            boolean planned,
            String told,
            String pool) {

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                // before signing: 002, classes A, B and C
                row("RemoteSigningA", "A", "A", REMOTE, "P1D P2D P4D", "3/7", "", true, LADDER, "P5D P5D"),
                row("VisitSigningA", "B2", "A", FACE_TO_FACE, "P3D P1W P2W", "2/7", "", true, LADDER, ""),
                row("RemoteSigningB", "A", "B", REMOTE, "P3D P1W P8D", "3/7", "", true, LADDER, "P5D P5D"),
                row("VisitSigningB", "A2", "B", FACE_TO_FACE, "P1W P2W P3W", "2/7", "", true, LADDER, ""),
                row("RemoteSigningC", "B1", "C", REMOTE, "P1W P2W P3W", "5/7", "", true, LADDER, "P10D P5D"),
                row("VisitSigningC", "A", "C", FACE_TO_FACE, "P2W P1M P6W", "2/7", "", true, LADDER, ""),
                // members, by quadrant (001)
                row("RemoteKey", "MEMBER", "KEY", REMOTE, "P1D P1W P2W", "5/7", "", true, LADDER, ""),
                row("VisitKey", "MEMBER", "KEY", FACE_TO_FACE, "P3D P2W P1M", "2/7", "", true, LADDER, ""),
                row("RemotePotential", "MEMBER", "POTENTIAL", REMOTE, "P3D P2W P1M", "5/7", "", true, LADDER, ""),
                row("VisitPotential", "MEMBER", "POTENTIAL", FACE_TO_FACE, "P1W P1M P2M", "2/7", "", true, LADDER, ""),
                row("RemoteOrdinary", "MEMBER", "ORDINARY", REMOTE, "P1D P2D P3D", "5/7", "3/7", true, LADDER, ""),
                row("VisitOrdinary", "MEMBER", "ORDINARY", FACE_TO_FACE, "P2W P3M P6M", "2/7", "", false, LADDER, ""),
                row("RemoteLowValue", "MEMBER", "LOW_VALUE", REMOTE, "P1W P1M P3M", "5/7", "", true, LADDER, ""),
                row("VisitLowValue", "MEMBER", "LOW_VALUE", FACE_TO_FACE, "P1M P6M P12M", "2/7", "", false, LADDER, ""),
                // members, by service grade (002)
                row("RemoteServiceD", "MEMBER", "D", REMOTE, "P1D P1W P2W", "5/7", "", true, LADDER, ""),
                row("VisitServiceD", "MEMBER", "D", FACE_TO_FACE, "P1W P1M P6W", "2/7", "", true, LADDER, ""),
                row("RemoteServiceE", "MEMBER", "E", REMOTE, "P3D P2W P1M", "5/7", "", true, LADDER, ""),
                row("VisitServiceE", "MEMBER", "E", FACE_TO_FACE, "P2W P2M P3M", "2/7", "", true, LADDER, ""),
                row("RemoteServiceF", "MEMBER", "F", REMOTE, "P1W P1M P2M", "5/7", "", true, LADDER, ""),
                row("VisitServiceF", "MEMBER", "F", FACE_TO_FACE, "P1M P3M P6M", "2/7", "", false, LADDER, ""),
                // whoever nobody has judged, by stage
                row("RemoteStageA", "A", NOBODY, REMOTE, "P1D P2D P5D", "3/7", "", true, LADDER, "P5D P5D"),
                row("RemoteFirstMeetings", "A2", NOBODY, REMOTE, "P1D P3D P7D", "5/7", "", true, LADDER, "P10D P5D"),
                row("RemoteFirstMeetings", "B1", NOBODY, REMOTE, "P1D P3D P7D", "5/7", "", true, LADDER, "P10D P5D"),
                row("RemoteMember", "MEMBER", NOBODY, REMOTE, "P1D P15D P30D", "5/7", "", true, LADDER, ""),
                row("RemoteNegotiation", "B2", NOBODY, REMOTE, "P1D P2D P5D", "5/7", "", true, LADDER, ""),
                row("RemoteNegotiation", "B3", NOBODY, REMOTE, "P1D P2D P5D", "5/7", "", true, LADDER, ""),
                row("Visit", "A", NOBODY, FACE_TO_FACE, "P3D P10D P20D", "2/7", "", false, LADDER, ""),
                row("Visit", "MEMBER", NOBODY, FACE_TO_FACE, "P3D P10D P20D", "2/7", "", false, LADDER, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_row(Row row) throws Exception {
        var stage = stages.require(row.stage());
        assertThat(rulesHit(stage, grades(row.grade()), row.kind())).containsExactly("Rule_" + row.rule());

        var rule = policy.ruleFor(stage, grades(row.grade()), row.kind());
        assertThat(List.of(rule.minimumGap(), rule.idealGap(), rule.maximumGap()))
                .isEqualTo(durations(row.gaps(), " "));
        assertThat(rule.most()).isEqualTo(counts(row.most()));
        assertThat(rule.least() == null ? List.of() : List.of(rule.least())).isEqualTo(counts(row.least()));
        assertThat(rule.planned()).isEqualTo(row.planned());
        assertThat(rule.late().told()).isEqualTo(durations(row.told(), ","));
        assertThat(Stream.of(rule.late().poolWarning(), rule.late().poolGrace())
                        .filter(step -> step != null)
                        .toList())
                .isEqualTo(durations(row.pool(), " "));
        assertThat(rule.note()).isNotBlank();
    }

    @Test
    void no_row_is_left_out() throws Exception {
        try (var file = Files.newInputStream(TABLE)) {
            assertThat(Dmn.readModelFromStream(file).getModelElementsByType(Rule.class))
                    .extracting(Rule::getId)
                    .containsExactlyElementsOf(
                            rows().map(row -> "Rule_" + row.rule()).distinct().toList());
        }
    }

    @Test
    @DisplayName("A figure that no document gives is marked as a default, in the note that people see")
    void defaults_are_marked() {
        rows().filter(row -> !row.rule().equals("RemoteStageA"))
                .forEach(row -> assertThat(policy.ruleFor(stages.require(row.stage()), grades(row.grade()), row.kind())
                                .note())
                        .as(row.rule())
                        .contains("default"));
    }

    @Test
    @DisplayName("CD-10: after signing the quadrant comes before the service grade")
    void quadrant_before_service_grade() throws Exception {
        var both = new Grades(null, ServiceGrade.F, Quadrant.KEY);
        assertThat(rulesHit(stages.require("MEMBER"), both, REMOTE)).containsExactly("Rule_RemoteKey");
        assertThat(rulesHit(stages.require("MEMBER"), both, FACE_TO_FACE)).containsExactly("Rule_VisitKey");
    }

    @Test
    @DisplayName("CD-10: a signing grade left over counts no more after signing")
    void no_signing_grade_after_signing() throws Exception {
        assertThat(rulesHit(stages.require("MEMBER"), grades("A"), REMOTE)).containsExactly("Rule_RemoteMember");
    }

    @Test
    @DisplayName("ST-05: a stage that an admin adds above B3 is negotiated in")
    void another_stage() {
        var rule = policy.ruleFor(new Stage("B4", 55, Phase.NEGOTIATION), Grades.NONE, REMOTE);
        assertThat(rule.idealGap()).isEqualTo(WorkingDuration.ofDays(2));
        assertThat(rule.late().poolWarning())
                .as("a director decides who gives up")
                .isNull();
    }

    private static Row row(
            String rule,
            String stage,
            String grade,
            ContactKind kind,
            String gaps,
            String most,
            String least,
            boolean planned,
            String told,
            String pool) {
        return new Row(rule, stage, grade, kind, gaps, most, least, planned, told, pool);
    }

    /** The rules of the file itself that fit; of a table with the hit policy FIRST one at most. */
    private static List<String> rulesHit(Stage stage, Grades grades, ContactKind kind) throws Exception {
        var hit = new ArrayList<String>();
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .forEach(hit::add));
        var engine = configuration.buildEngine();
        try (var file = Files.newInputStream(TABLE)) {
            engine.evaluateDecisionTable(
                    engine.parseDecision(ContactPolicy.DECISION, file),
                    Variables.createVariables()
                            .putValue("phase", stage.phase().name())
                            .putValue("stage", stage.name())
                            .putValue("signingGrade", name(grades.signing()))
                            .putValue("serviceGrade", name(grades.service()))
                            .putValue("quadrant", name(grades.quadrant()))
                            .putValue("kind", kind.name()));
        }
        return hit;
    }

    private static @Nullable String name(@Nullable Enum<?> grade) {
        return grade == null ? null : grade.name();
    }

    private static Grades grades(String grade) {
        return switch (grade) {
            case NOBODY -> Grades.NONE;
            case "A", "B", "C" -> new Grades(SigningGrade.valueOf(grade), null, null);
            case "D", "E", "F" -> new Grades(null, ServiceGrade.valueOf(grade), null);
            default -> new Grades(null, null, Quadrant.valueOf(grade));
        };
    }

    private static List<Count> counts(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(new Count(
                        Integer.parseInt(text.substring(0, text.indexOf('/'))),
                        Integer.parseInt(text.substring(text.indexOf('/') + 1))));
    }

    private static List<WorkingDuration> durations(String text, String between) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(between)).map(WorkingDuration::parse).toList();
    }
}
