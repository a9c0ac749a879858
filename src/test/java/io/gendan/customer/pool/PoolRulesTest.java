package io.gendan.customer.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.pool.PoolRules.Limits;
import io.gendan.engine.DecisionRules.Problem;
import io.gendan.engine.WorkingDuration;
import io.gendan.staff.Role;
import io.gendan.support.GendanTest;
import io.gendan.support.OtherTable;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@GendanTest
@DisplayName("ST-03 The rules of the pool")
class PoolRulesTest {

    private static final Path TABLE = Path.of("processes/customer/poolRules.dmn");
    private static final WorkingDuration FIVE_DAYS = WorkingDuration.ofDays(5);

    @Autowired
    PoolRules rules;

    @Autowired
    PoolRulesCheck check;

    @Autowired
    MessageSource messages;

    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("ST-03 row 1: a salesperson claims a whole trade fair, and waits a week for what it lost")
    void salespeople() {
        assertThat(rules.of(Role.SALESPERSON)).isEqualTo(new Limits(300, 2000, FIVE_DAYS));
    }

    @ParameterizedTest
    @EnumSource(names = {"MANAGER", "SENIOR_MANAGER", "DIRECTOR", "PRINCIPAL", "ACCOUNT_MANAGER"})
    @DisplayName("ST-03 row 2: whoever leads knows no limit but the wait")
    void everybody_else(Role role) {
        assertThat(rules.of(role)).isEqualTo(new Limits(null, null, FIVE_DAYS));
    }

    @Test
    @DisplayName("ST-03 what an administrator changes counts at once; a blank cell is no limit")
    void follow_the_table() {
        try (var other = new OtherTable(engine, "customer/poolRules.dmn", "\"300\"", "\"2\"")) {
            assertThat(rules.of(Role.SALESPERSON)).isEqualTo(new Limits(2, 2000, FIVE_DAYS));
        }
        try (var other = new OtherTable(engine, "customer/poolRules.dmn", "\"P5D\"", "")) {
            assertThat(rules.of(Role.SALESPERSON)).isEqualTo(new Limits(300, 2000, WorkingDuration.ZERO));
        }
        assertThat(rules.of(Role.SALESPERSON).claimsPerDay()).isEqualTo(300);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"300\"          | \"many\"    | pool.number      | Row 1, column \"claimsPerDay\": \"many\" is no whole number",
                "\"2000\"         | \"-1\"      | pool.number      | Row 1, column \"customersHeld\"",
                "\"2000\"         | 2000        | table.notPlain   | column \"customersHeld\": 2000",
                "\"P5D\"          | \"5 days\"  | pool.duration    | Row 1, column \"formerOwnerWaits\": \"5 days\"",
                "\"SALESPERSON\"  | \"ADMIN\"   | table.option     | \"ADMIN\" is not known",
                "\"SALESPERSON\"  | ''          | pool.everybodyLast | Row 1 is for everybody",
                "hitPolicy=\"FIRST\" | hitPolicy=\"UNIQUE\" | table.hitPolicy | than FIRST",
                "name=\"customersHeld\" | name=\"held\" | table.noColumn | no column named customersHeld",
            })
    @DisplayName("ST-03 a broken table is refused with its remedy")
    void a_broken_table(String before, String after, String code, String said) throws Exception {
        var file = Files.readString(TABLE);
        assertThat(file).contains(before);
        refused(file.replaceFirst(Pattern.quote(before), after), code, said);
    }

    @Test
    @DisplayName("ST-03 a table without a last row for everybody is refused")
    void nobody_is_left_out() throws Exception {
        var file = Files.readString(TABLE);
        var last = file.indexOf("<text></text>", file.indexOf("Others_role"));
        refused(
                file.substring(0, last) + "<text>\"MANAGER\"</text>" + file.substring(last + "<text></text>".length()),
                "pool.nobodyElse",
                "No row is for everybody");
        assertThat(check(file)).isEmpty();
    }

    private void refused(String file, String code, String said) {
        assertThat(check(file))
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(text(problem, "", Locale.ENGLISH)).contains(said);
                })
                .allSatisfy(problem -> {
                    assertThat(text(problem, ".remedy", Locale.ENGLISH)).isNotEqualTo("?");
                    assertThat(text(problem, "", Locale.CHINESE)).isNotEqualTo(text(problem, "", Locale.ENGLISH));
                });
    }

    private List<Problem> check(String file) {
        return check.check(Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes(UTF_8))));
    }

    private String text(Problem problem, String ending, Locale language) {
        return String.valueOf(messages.getMessage(
                "flow." + problem.code() + ending, problem.arguments().toArray(), "?", language));
    }
}
