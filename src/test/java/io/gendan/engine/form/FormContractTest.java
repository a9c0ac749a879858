package io.gendan.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.gendan.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("The form is the contract")
class FormContractTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:30Z"), ZoneId.of("Asia/Shanghai"));

    private final StaticMessageSource messages = new StaticMessageSource();
    private final FormChecker checker = new FormChecker(new FormTexts(messages), CLOCK);

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.setVariable('a', 1)}",
                "{{ stage }}",
                "<script>alert(1)</script>",
                "=1 + 1",
                "#{bean}",
                " two  spaces\n and a line "
            })
    void typed_text_stays_as_typed(String typed) {
        assertThat(check("{'type':'textarea','key':'said'}", Map.of("said", typed)))
                .containsExactly(entry("said", typed));
    }

    @Test
    void long_text_passes_and_only_what_is_longer_than_promised_does_not() {
        var area = "{'type':'textarea','key':'said'}";
        assertThat(check(area, Map.of("said", "x".repeat(15_000)))).hasSize(1);
        assertThat(problem(area, "said", "x".repeat(20_001))).isEqualTo("form.tooLong");
        assertThat(problem("{'type':'textfield','key':'said'}", "said", "x".repeat(256)))
                .isEqualTo("form.tooLong");
        assertThat(problem("{'type':'textfield','key':'said','validate':{'maxLength':3}}", "said", "1234"))
                .isEqualTo("form.tooLong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t "})
    void blank_text_counts_as_missing(String blank) {
        assertThat(problem("{'type':'textfield','key':'a','validate':{'required':true}}", "a", blank))
                .isEqualTo("form.missing");
        assertThat(check("{'type':'textfield','key':'a'}", Map.of("a", blank))).containsExactly(entry("a", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'textfield','key':'a','validate':{'required':true}}",
                "{'type':'textarea','key':'a','validate':{'required':true}}",
                "{'type':'number','key':'a','validate':{'required':true}}",
                "{'type':'datetime','subtype':'date','key':'a','validate':{'required':true}}",
                "{'type':'datetime','subtype':'datetime','key':'a','validate':{'required':true}}",
                "{'type':'select','key':'a','values':[{'label':'X','value':'X'}],'validate':{'required':true}}",
                "{'type':'checklist','key':'a','values':[{'label':'X','value':'X'}],'validate':{'required':true}}"
            })
    void nothing_sent_is_missing_where_the_form_requires_it(String field) {
        assertThat(problems(field, Map.of())).singleElement().satisfies(item -> assertThat(item.code())
                .isEqualTo("form.missing"));
        assertThat(problems(field, Collections.singletonMap("a", null))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'number','key':'a'} | abc | form.notANumber",
                "{'type':'number','key':'a'} | 1e9 | form.notANumber",
                "{'type':'number','key':'a'} | NaN | form.notANumber",
                "{'type':'number','key':'a'} | 12345678901234567890 | form.notANumber",
                "{'type':'number','key':'a','decimalDigits':0} | 1.5 | form.notWhole",
                "{'type':'number','key':'a','decimalDigits':2} | 1.555 | form.tooManyDecimals",
                "{'type':'number','key':'a','validate':{'min':1}} | 0 | form.belowMinimum",
                "{'type':'number','key':'a','validate':{'max':100}} | 100.01 | form.aboveMaximum",
                "{'type':'datetime','key':'a'} | tomorrow | form.notADate",
                "{'type':'datetime','key':'a'} | 2026-02-30 | form.notADate",
                "{'type':'datetime','key':'a'} | 0026-11-21 | form.notADate",
                "{'type':'datetime','key':'a'} | 2026-11-21T10:00 | form.notADate",
                "{'type':'datetime','key':'a','subtype':'datetime'} | 2026-11-21 | form.notAMoment",
                "{'type':'datetime','key':'a','subtype':'datetime'} | 2026-11-21T25:00 | form.notAMoment",
                "{'type':'datetime','key':'a','properties':{'when':'past'}} | 2026-11-22 | form.mustBePast",
                "{'type':'datetime','key':'a','properties':{'when':'future'}} | 2026-11-20 | form.mustBeFuture",
                "{'type':'datetime','key':'a','subtype':'datetime','properties':{'when':'past'}} | 2026-11-21T10:06 | form.mustBePast",
                "{'type':'datetime','key':'a','subtype':'datetime','properties':{'when':'future'}} | 2026-11-21T09:59 | form.mustBeFuture",
                "{'type':'textfield','key':'a','validate':{'validationType':'email'}} | not an address | form.notAnEmail",
                "{'type':'textfield','key':'a','validate':{'validationType':'phone'}} | 138 | form.notAPhoneNumber",
                "{'type':'textfield','key':'a','validate':{'pattern':'^[A-Z]+$'}} | abc | form.notInPattern",
                "{'type':'textfield','key':'a','validate':{'minLength':5}} | abc | form.tooShort",
                "{'type':'select','key':'a','values':[{'label':'X','value':'X'}]} | Y | form.notAnOption",
                "{'type':'radio','key':'a','values':[]} | Y | form.notAnOption",
                "{'type':'select','key':'a','valuesKey':'unknownVariable'} | Y | form.notAnOption",
                "{'type':'checkbox','key':'a'} | yes | form.notYesOrNo",
                "{'type':'taglist','key':'a','values':[{'label':'X','value':'X'}]} | X | form.notAList",
            })
    void what_breaks_a_rule_is_refused_by_the_rule_it_breaks(String field, String value, String code) {
        assertThat(problem(field, "a", value)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'datetime','key':'a','properties':{'when':'past'}} | 2026-11-21 | 2026-11-21",
                "{'type':'datetime','key':'a','properties':{'when':'future'}} | 2026-11-21 | 2026-11-21",
                "{'type':'datetime','key':'a','subtype':'datetime'} | 2026-11-21T10:00 | 2026-11-21T10:00:00+08:00",
                "{'type':'datetime','key':'a','subtype':'datetime'} | 2026-11-21T10:00Z | 2026-11-21T18:00:00+08:00",
                "{'type':'datetime','key':'a','subtype':'datetime'} | 2026-11-21T10:00+09:00 | 2026-11-21T09:00:00+08:00",
                "{'type':'datetime','key':'a','subtype':'datetime'} | 2026-11-21T02:00:00.000Z | 2026-11-21T10:00:00+08:00",
                "{'type':'datetime','key':'a','subtype':'datetime','properties':{'when':'past'}} | 2026-11-21T10:05 | 2026-11-21T10:05:00+08:00",
                "{'type':'datetime','key':'a','subtype':'datetime','properties':{'when':'future'}} | 2026-11-21T10:00 | 2026-11-21T10:00:00+08:00",
                "{'type':'number','key':'a','validate':{'min':1,'max':100}} | 100 | 100",
                "{'type':'number','key':'a'} | 1.50 | 1.5",
                "{'type':'textfield','key':'a','validate':{'validationType':'email'}} | li.wei@corp.cn | li.wei@corp.cn",
                "{'type':'textfield','key':'a','validate':{'validationType':'phone'}} | +8613800138000 | +8613800138000",
            })
    void what_keeps_the_rules_is_kept_in_one_spelling(String field, String value, String kept) {
        assertThat(check(field, Map.of("a", value)).get("a")).hasToString(kept);
    }

    @Test
    void values_of_a_kind_the_field_does_not_hold_are_refused() {
        var text = "{'type':'textfield','key':'a'}";
        assertThat(problem(text, "a", 5)).isEqualTo("form.notText");
        assertThat(problem(text, "a", true)).isEqualTo("form.notText");
        assertThat(problem(text, "a", List.of("x"))).isEqualTo("form.notText");
        assertThat(problem(
                        text,
                        "a",
                        Variables.fileValue("a.txt").file(new byte[1]).create()))
                .isEqualTo("form.unreadable");
        assertThat(problem(
                        text,
                        "a",
                        Variables.serializedObjectValue("rO0AB")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("x.Y")
                                .create()))
                .isEqualTo("form.unreadable");
        assertThat(problem("{'type':'number','key':'a'}", "a", Double.POSITIVE_INFINITY))
                .isEqualTo("form.notANumber");
        assertThat(problem("{'type':'datetime','key':'a'}", "a", 20261121)).isEqualTo("form.notADate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0007", "half a pair \uD83D"})
    void text_that_the_database_could_not_store_is_refused(String text) {
        assertThat(problem("{'type':'textarea','key':'a'}", "a", text)).isEqualTo("form.notStorable");
    }

    @Test
    void characters_beyond_the_basic_plane_are_text_like_any_other() {
        assertThat(check("{'type':'textfield','key':'a'}", Map.of("a", "跟单 😀")))
                .containsEntry("a", "跟单 😀");
    }

    @Test
    void a_required_box_must_be_ticked_and_an_untouched_one_is_not() {
        var required = "{'type':'checkbox','key':'a','validate':{'required':true}}";
        assertThat(problem(required, "a", false)).isEqualTo("form.notTicked");
        assertThat(check(required, Map.of("a", true))).containsEntry("a", true);
        assertThat(check("{'type':'checkbox','key':'a'}", Map.of())).containsEntry("a", false);
    }

    @Test
    void an_unknown_key_is_refused_and_its_name_repeated_only_if_it_looks_like_one() {
        var items = problems("{'type':'textfield','key':'a'}", Map.of("stage", "MEMBER", "<b>x</b>", 1));
        assertThat(items).extracting(Refusal.Item::code).containsOnly("form.unknownKey");
        assertThat(items).extracting(Refusal.Item::field).containsExactlyInAnyOrder("stage", "…");
    }

    @Test
    void every_problem_is_told_at_once() {
        var form = """
                {'type':'textfield','key':'a','validate':{'required':true}},
                {'type':'number','key':'b'},
                {'type':'group','id':'g','components':[{'type':'checkbox','key':'c','validate':{'required':true}}]}""";
        assertThat(problems(form, Map.of("b", "x", "d", "y")))
                .extracting(Refusal.Item::field)
                .containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void a_choice_may_come_from_a_variable_of_the_task_never_from_the_sender() {
        var field = "{'type':'select','key':'who','valuesKey':'teamOptions'}";
        Map<String, Object> context = Map.of(
                "teamOptions",
                SpinValues.jsonValue("[{\"label\":\"Chen\",\"value\":\"chen\"}, \"liu\"]")
                        .create());
        assertThat(check(field, Map.of("who", "chen"), context)).containsEntry("who", "chen");
        assertThat(check(field, Map.of("who", "liu"), context)).containsEntry("who", "liu");
        assertThat(problems(field, Map.of("who", "wang", "teamOptions", List.of("wang")), context))
                .extracting(Refusal.Item::code)
                .containsExactlyInAnyOrder("form.unknownKey", "form.notAnOption");
    }

    @Test
    void several_may_be_chosen_each_once() {
        var field = "{'type':'checklist','key':'a','values':[{'label':'X','value':'X'},{'label':'Y','value':'Y'}],"
                + "'validate':{'required':true}}";
        assertThat(check(field, Map.of("a", List.of("Y", "X", "Y")))).containsEntry("a", List.of("Y", "X"));
        assertThat(check(field, Map.of("a", SpinValues.jsonValue("[\"X\"]").create())))
                .containsEntry("a", List.of("X"));
        assertThat(problem(field, "a", List.of("X", "Z"))).isEqualTo("form.notAnOption");
        assertThat(problem(field, "a", List.of())).isEqualTo("form.missing");
        assertThat(problem(field, "a", Arrays.asList("X", null))).isEqualTo("form.notAnOption");
    }

    @Test
    void a_hidden_field_is_never_required_and_what_is_sent_for_it_is_dropped() {
        var form = """
                {'type':'radio','key':'verdict','values':[{'label':'ok','value':'APPROVED'},{'label':'no','value':'CHANGES'}]},
                {'type':'textarea','key':'improvements','validate':{'required':true},'conditional':{'hide':'=verdict != "CHANGES"'}}""";
        assertThat(check(form, Map.of("verdict", "APPROVED", "improvements", "dropped")))
                .containsEntry("improvements", null);
        assertThat(problem(form, "verdict", "CHANGES")).isEqualTo("form.missing");
    }

    @Test
    void a_group_hides_what_stands_in_it_and_the_task_decides_by_its_own_variables() {
        var form = """
                {'type':'group','id':'g','conditional':{'hide':'=stage != "A"'},'components':[
                  {'type':'checkbox','key':'noPrice'},
                  {'type':'textfield','key':'quoted','validate':{'required':true},'conditional':{'hide':'=noPrice = true'}}]}""";
        assertThat(check(form, Map.of(), Map.of("stage", "B1"))).containsEntry("quoted", null);
        assertThat(check(form, Map.of("noPrice", true), Map.of("stage", "A"))).containsEntry("quoted", null);
        assertThat(problems(form, Map.of("noPrice", false), Map.of("stage", "A")))
                .hasSize(1);
        assertThat(problems(form, Map.of("stage", "B1"), Map.of("stage", "A")))
                .extracting(Refusal.Item::code)
                .contains("form.missing");
    }

    @Test
    void a_hidden_field_counts_as_empty_for_the_conditions_of_others() {
        var form = """
                {'type':'radio','key':'a','values':[{'label':'1','value':'1'},{'label':'2','value':'2'}]},
                {'type':'textfield','key':'b','conditional':{'hide':'=a != "1"'}},
                {'type':'textfield','key':'c','validate':{'required':true},'conditional':{'hide':'=b = null'}}""";
        assertThat(check(form, Map.of("a", "2", "b", "x"))).containsEntry("c", null);
        assertThat(problem(form, Map.of("a", "1", "b", "x"))).isEqualTo("form.missing");
    }

    @Test
    void the_brief_can_make_a_field_needless() {
        var form =
                "{'type':'textfield','key':'phone','validate':{'required':true},'conditional':{'hide':'=brief.reachable = true'}}";
        Map<String, Object> reachable =
                Map.of("brief", SpinValues.jsonValue("{\"reachable\":true}").create());
        assertThat(check(form, Map.of(), reachable)).containsEntry("phone", null);
        assertThat(problems(form, Map.of(), Map.of("brief", Map.of("reachable", false))))
                .hasSize(1);
        assertThat(problems(form, Map.of(), Map.of())).hasSize(1);
    }

    private static final String LIST = """
            {'type':'dynamiclist','path':'people','label':'Participants','isRepeating':true,'components':[
              {'type':'textfield','key':'name','label':'Name','validate':{'required':true}},
              {'type':'number','key':'weight','label':'Weight','validate':{'min':1,'max':100}},
              {'type':'textfield','key':'why','validate':{'required':true},'conditional':{'hide':'=weight = null'}}]}""";

    @Test
    void each_row_of_a_list_is_held_against_its_fields() {
        var rows = List.of(Map.of("name", "Wu", "weight", 60, "why", "signs"), Map.of("name", "He"));
        assertThat(check(LIST, Map.of("people", rows)).get("people"))
                .asList()
                .map(Object::toString)
                .containsExactly("{name=Wu, weight=60, why=signs}", "{name=He, weight=null, why=null}");
        var items = problems(LIST, Map.of("people", List.of(rows.get(0), Map.of("weight", 101, "stage", "MEMBER"))));
        assertThat(items)
                .extracting(Refusal.Item::field)
                .containsExactlyInAnyOrder("people[1].stage", "people[1].name", "people[1].weight", "people[1].why");
        assertThat(items).anySatisfy(item -> assertThat(item.arguments().get(0)).isEqualTo("Participants 2: Name"));
    }

    @Test
    void a_list_with_required_fields_needs_an_entry_and_blank_rows_are_none() {
        assertThat(problem(LIST, Map.of())).isEqualTo("form.noEntry");
        assertThat(problem(LIST, "people", List.of())).isEqualTo("form.noEntry");
        assertThat(problem(LIST, "people", List.of(Map.of("name", "")))).isEqualTo("form.noEntry");
        assertThat(problem(LIST, "people", "Wu")).isEqualTo("form.notAList");
        assertThat(problem(LIST, "people", List.of("Wu"))).isEqualTo("form.notAList");
        assertThat(problem(LIST, "people", Collections.nCopies(101, Map.of("name", "x"))))
                .isEqualTo("form.tooManyEntries");
    }

    @Test
    void lists_and_maps_arrive_in_any_of_the_wrappings_of_the_engine() {
        var row = Map.of("name", "Wu");
        for (var wrapped : List.of(
                List.of(row),
                SpinValues.jsonValue("[{\"name\":\"Wu\"}]").create(),
                SpinValues.jsonValue("[{\"name\":\"Wu\"}]").create().getValue(),
                Variables.untypedValue(List.of(row)),
                Variables.objectValue(List.of(row)).create(),
                Variables.serializedObjectValue("[{\"name\":\"Wu\"}]")
                        .serializationDataFormat("application/json")
                        .objectTypeName("java.util.ArrayList")
                        .create())) {
            assertThat(check(LIST, Map.of("people", wrapped)).get("people"))
                    .asList()
                    .hasSize(1);
        }
        assertThat(problem(LIST, "people", SpinValues.jsonValue("[{").create())).isEqualTo("form.unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'disabled':true", "'readonly':true"})
    void what_is_only_shown_is_not_taken(String shown) {
        assertThat(check("{'type':'textfield','key':'a'," + shown + ",'validate':{'required':true}}", Map.of("a", "x")))
                .isEmpty();
    }

    @Test
    void a_refusal_names_the_field_as_the_form_shows_it_in_the_language_of_the_request() {
        messages.addMessage("form.label.said", Locale.CHINESE, "说了什么");
        var form = "{'type':'textarea','key':'said','label':'What was said','validate':{'required':true}}";
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(problems(form, Map.of()).get(0).arguments()).containsExactly("What was said");
        LocaleContextHolder.setLocale(Locale.CHINESE);
        assertThat(problems(form, Map.of()).get(0).arguments()).containsExactly("说了什么");
        messages.addMessage("form.test.said.label", Locale.CHINESE, "客户说了什么");
        assertThat(problems(form, Map.of()).get(0).arguments()).containsExactly("客户说了什么");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'filepicker','key':'a'}",
                "{'type':'textfield','key':'a.b'}",
                "{'type':'textfield'}",
                "{'type':'textfield','key':'a'},{'type':'textfield','key':'a'}",
                "{'type':'textfield','key':'a','conditional':{'hide':'stage = 1'}}",
                "{'type':'textfield','key':'a','conditional':{'hide':'=stage = = 1'}}",
                "{'type':'textfield','key':'a','readonly':'=true'}",
                "{'type':'textfield','key':'a','validate':{'maxLength':'=b'}}",
                "{'type':'textfield','key':'a','validate':{'pattern':'['}}",
                "{'type':'datetime','key':'a','subtype':'time'}",
                "{'type':'datetime','key':'a','properties':{'when':'soon'}}",
                "{'type':'select','key':'a','valuesExpression':'=list'}",
                "{'type':'group','path':'p','components':[]}"
            })
    void a_form_that_the_server_could_not_enforce_is_refused_with_its_element(String component) {
        assertThatThrownBy(() -> contract(component))
                .isInstanceOf(FormFileException.class)
                .hasMessageContaining("Form 'test', element '");
    }

    @Test
    void every_form_of_the_product_can_be_enforced() throws Exception {
        try (var files = Files.walk(Path.of("forms"))) {
            var forms = files.filter(file -> file.toString().endsWith(".form")).toList();
            assertThat(forms).hasSizeGreaterThan(10);
            for (var form : forms) {
                assertThat(FormContract.parse(Files.readAllBytes(form)).keys())
                        .as(form.toString())
                        .isNotEmpty();
            }
        }
    }

    private static FormContract contract(String components) {
        var json = "{\"id\":\"test\",\"components\":["
                + components.replace("\"", "\\\"").replace('\'', '"') + "]}";
        return FormContract.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> check(String components, Map<String, ?> sent) {
        return check(components, sent, Map.of());
    }

    private Map<String, Object> check(String components, Map<String, ?> sent, Map<String, ?> context) {
        return checker.check(contract(components), sent, context);
    }

    private String problem(String components, String key, Object value) {
        return problem(components, Map.of(key, value));
    }

    private String problem(String components, Map<String, ?> sent) {
        var items = problems(components, sent);
        assertThat(items).hasSize(1);
        return items.get(0).code();
    }

    private List<Refusal.Item> problems(String components, Map<String, ?> sent) {
        return problems(components, sent, Map.of());
    }

    private List<Refusal.Item> problems(String components, Map<String, ?> sent, Map<String, ?> context) {
        var refusal = catchThrowableOfType(Refusal.class, () -> check(components, sent, context));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo("form.invalid");
        return refusal.items();
    }
}
