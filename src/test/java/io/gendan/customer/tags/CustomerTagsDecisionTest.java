package io.gendan.customer.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("D-05 The rules for tags")
class CustomerTagsDecisionTest {

    private static final Path FILE = Path.of("processes/customer/customerTags.dmn");

    private static final Map<String, Map<String, Object>> CASES = Map.ofEntries(
            Map.entry("Never contacted 尚未联系", Map.of("stage", "A", "daysInStage", 0, "contacts90", 0)),
            Map.entry("Long quiet 久未联系", Map.of("daysSinceContact", 61)),
            Map.entry("Often in touch 联系频繁", Map.of("contacts30", 4, "daysSinceContact", 1)),
            Map.entry("Comes to us 主动联系", Map.of("contacts90", 3, "inboundShare", 0.5, "daysSinceContact", 1)),
            Map.entry("Stuck 停滞", Map.of("stage", "B1", "daysInStage", 91, "daysSinceContact", 1)),
            Map.entry("Key 重点客户", Map.of("quadrant", "KEY")),
            Map.entry("Ripe 待签约", Map.of("signingGrade", "A")),
            Map.entry("New member 新会员", Map.of("stage", "MEMBER", "daysSinceJoined", 90)),
            Map.entry("Large 大型企业", Map.of("kind", "ORGANISATION", "employees", 1000)),
            Map.entry("Under 30 30岁以下", Map.of("kind", "PERSON", "age", 29)),
            Map.entry("Over 60 60岁以上", Map.of("kind", "PERSON", "age", 60)),
            Map.entry("Buys again 多次购买", Map.of("dealingsCount", 3)),
            Map.entry("Big spender 消费力强", Map.of("dealingsSum", 100000)));

    private final DmnEngine engine = new DefaultDmnEngineConfiguration().buildEngine();

    @Autowired
    ObjectProvider<TagFacts> facts;

    @Test
    @DisplayName("D-05 each row gives its tag, and what isn't known gives none")
    void every_row() throws IOException {
        var hit = new HashSet<String>();
        CASES.forEach((tag, known) -> {
            assertThat(tags(known)).as(tag).containsExactly(tag);
            hit.add(tag);
        });
        assertThat(tags(Map.of())).isEmpty();
        assertThat(tags(Map.of("daysSinceContact", 60, "contacts30", 3, "employees", 999, "age", 45, "kind", "PERSON")))
                .isEmpty();
        assertThat(Dmn.readModelFromStream(Files.newInputStream(FILE)).getModelElementsByType(Rule.class))
                .hasSameSizeAs(hit);
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(
            delimiter = '~',
            value = {
                "<text>employees</text>~<text>heads</text>~tags.unknownFact",
                "hitPolicy=\"COLLECT\"~hitPolicy=\"FIRST\"~table.hitPolicy",
                "name=\"tag\"~name=\"label\"~table.noColumn",
                "\"Ripe 待签约\"~\"Ripe, 待签约\"~tags.name",
                "\"Stuck 停滞\"~stuck~tags.name",
                "&gt;= 1000~&gt;=&gt;= 1000~tags.unreadable"
            })
    @DisplayName("D-05 a broken table is refused before it counts, with the row and the remedy")
    void broken(String before, String after, String problem) throws IOException {
        var table = Files.readString(FILE);
        assertThat(table).contains(before);
        assertThat(new TagRulesCheck(facts)
                        .check(Dmn.readModelFromStream(new ByteArrayInputStream(
                                table.replace(before, after).getBytes(StandardCharsets.UTF_8)))))
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo(problem));
    }

    @Test
    @DisplayName("D-05 the table that ships is sound")
    void sound() throws IOException {
        assertThat(new TagRulesCheck(facts).check(Dmn.readModelFromStream(Files.newInputStream(FILE))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2000-01-19, CAPRICORN",
        "2000-01-20, AQUARIUS",
        "2000-07-23, LEO",
        "2000-12-21, SAGITTARIUS",
        "2000-12-22, CAPRICORN"
    })
    @DisplayName("D-05 star signs by the day of birth")
    void star_signs(LocalDate birth, StarSign sign) {
        assertThat(StarSign.of(birth)).isEqualTo(sign);
    }

    private Set<String> tags(Map<String, Object> known) {
        try {
            var table = engine.parseDecision(TagRules.DECISION, Files.newInputStream(FILE));
            var all = new HashMap<String, Object>();
            for (var name : List.of(
                    "stage",
                    "kind",
                    "signingGrade",
                    "quadrant",
                    "employees",
                    "daysSinceContact",
                    "contacts30",
                    "contacts90",
                    "inboundShare",
                    "daysInStage",
                    "daysSinceJoined",
                    "age",
                    "starSign",
                    "dealingsCount",
                    "dealingsSum")) {
                all.put(name, null);
            }
            all.putAll(known);
            return TagRules.tags(engine, table, all).keySet();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
