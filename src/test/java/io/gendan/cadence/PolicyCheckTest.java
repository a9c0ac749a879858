package io.gendan.cadence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.DecisionRules.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("CD-01: a broken policy table is refused before it is deployed, with row, column and remedy")
class PolicyCheckTest {

    private static final Path TABLE = Path.of("processes/cadence/contactCadence.dmn");

    private final PolicyCheck check = new PolicyCheck();

    static Stream<Arguments> broken() {
        return Stream.of(
                cell(
                        "RemoteStageA_minimumGap",
                        "\"P1D\"",
                        "\"tomorrow\"",
                        "duration",
                        "Row 21, column \"Minimum gap\""),
                cell("RemoteStageA_minimumGap", "\"P1D\"", "\"-P1D\"", "duration", "\"-P1D\" is no length"),
                cell("RemoteStageA_minimumGap", "\"P1D\"", "", "blank", "Row 21, column \"Minimum gap\" is blank"),
                cell("RemoteStageA_minimumGap", "\"P1D\"", "P1D", "notQuoted", "P1D is not a plain text"),
                cell(
                        "RemoteKey_idealGap",
                        "\"P1W\"",
                        "\"PT4H\"",
                        "shorter",
                        "PT4H is shorter than P1D in column \"Minimum"),
                cell(
                        "RemoteKey_maximumGap",
                        "\"P2W\"",
                        "\"P4D\"",
                        "shorter",
                        "P4D is shorter than P1W in column \"Ideal"),
                cell("RemoteOrdinary_leastPerPeriod", "3", "0", "count", "Row 11, column \"Least per period\": 0"),
                cell("RemoteOrdinary_mostPerPeriod", "5", "-5", "count", "-5"),
                cell("RemoteOrdinary_periodDays", "7", "a week", "count", "a week"),
                cell("RemoteOrdinary_leastPerPeriod", "3", "6", "countOrder", "at least 6 contacts, but at most 5"),
                cell("RemoteOrdinary_periodDays", "7", "", "noPeriod", "\"Period in days\" is blank"),
                cell("RemoteOrdinary_planned", "true", "\"yes\"", "notYesOrNo", "neither true nor false"),
                cell("RemoteStageA_alarmSteps", "\"P0D,P1D,P2D\"", "", "noSteps", "\"Alarm steps\" is blank"),
                cell("RemoteStageA_alarmSteps", "\"P0D,P1D,P2D\"", "\"P0D,P1D,P2D,P3D\"", "tooManySteps", "4 steps"),
                cell(
                        "RemoteStageA_alarmSteps",
                        "\"P0D,P1D,P2D\"",
                        "\"P0D,P2D,P1D\"",
                        "shorter",
                        "P1D is shorter than P2D"),
                cell("RemoteStageA_alarmSteps", "\"P0D,P1D,P2D\"", "\"P0D,,P2D\"", "duration", "\"\" is no length"),
                cell("RemoteStageA_poolWarning", "\"P5D\"", "\"P1D\"", "shorter", "column \"Alarm steps\""),
                cell("RemoteStageA_poolWarning", "\"P5D\"", "", "graceAlone", "\"Pool after warning\""),
                cell("RemoteKey_poolWarning", "", "\"P5D\"", "warningAlone", "Row 7, column \"Pool warning\""),
                cell("RemoteSigningA_signingGrade", "\"A\"", "\"AA\"", "option", "Row 1, column \"Signing grade\""),
                cell(
                        "RemoteFirstMeetings_phase",
                        "\"MEETING\"",
                        "\"MEETINGS\"",
                        "option",
                        "no customer is \"MEETINGS\""),
                cell("RemoteMember_mostPerPeriod", "5", "2", "moreThanStage", "demands at least 3 contacts"),
                cell("RemoteNegotiation_phase", "", "\"NEGOTIATION\"", "noRow", "the phase OUTREACH"),
                cell(
                        "Visit_stage",
                        "",
                        "not(\"B2\")",
                        "noRowOfStage",
                        "stage B2 for contacts of the kind FACE_TO_FACE"),
                cell("Visit_stage", "", "1 +", "unreadable", "cannot be read"),
                Arguments.of("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"", "contactCadence", "hitPolicy", "UNIQUE"),
                Arguments.of("<text>quadrant</text>", "<text>colour</text>", "Input_quadrant", "noInput", "colour"),
                Arguments.of(
                        "name=\"poolGrace\"",
                        "name=\"grace\"",
                        "contactCadence",
                        "noColumn",
                        "no output named poolGrace"));
    }

    @ParameterizedTest(name = "{3}: {0} -> {1}")
    @MethodSource("broken")
    void a_broken_table(String before, String after, String element, String code, String said) throws Exception {
        var file = Files.readString(TABLE);
        assertThat(file).contains(before);

        var problems = check(file.replace(before, after));

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo("cadence." + code);
                    assertThat(problem.element()).isEqualTo(element);
                    assertThat(text(problem, "", Locale.ENGLISH)).contains(said);
                })
                .allSatisfy(problem -> {
                    assertThat(text(problem, ".remedy", Locale.ENGLISH)).isNotEqualTo("?");
                    assertThat(text(problem, "", Locale.CHINESE)).isNotEqualTo(text(problem, "", Locale.ENGLISH));
                });
    }

    @Test
    void the_table_of_the_program_is_sound() throws Exception {
        assertThat(check(Files.readString(TABLE))).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws Exception {
        var broken =
                Files.readString(TABLE).replace("\"P1D\"", "\"1 day\"").replace("<text>7</text>", "<text>-7</text>");
        assertThat(check(broken)).hasSizeGreaterThan(10);
    }

    private List<Problem> check(String file) {
        return check.check(Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes(UTF_8))));
    }

    /** One cell of a rule written otherwise; the problem is told of that rule, or of the table where no rule is to blame. */
    private static Arguments cell(String entry, String before, String after, String code, String said) {
        var start = "id=\"" + entry + "\">\n          <text>";
        var ofTable =
                List.of("moreThanStage", "noRow", "noRowOfStage", "unreadable").contains(code);
        return Arguments.of(
                start + before + "</text>",
                start + after + "</text>",
                ofTable ? "contactCadence" : "Rule_" + entry.substring(0, entry.indexOf('_')),
                code,
                said);
    }

    private static String text(Problem problem, String ending, Locale language) {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("i18n/cadence");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return String.valueOf(bundle.getMessage(
                "flow." + problem.code() + ending, problem.arguments().toArray(), "?", language));
    }
}
