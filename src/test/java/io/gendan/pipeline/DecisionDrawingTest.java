package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.journey.Attitude;
import io.gendan.pipeline.DecisionDrawing.Person;
import io.gendan.pipeline.DecisionPicture.Mark;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-11 The drawing of who decides")
class DecisionDrawingTest {

    @Test
    @DisplayName("S-11: the weightier stands further right, the better disposed higher, and roles differ in shape")
    void persons_stand_by_weight_and_attitude() {
        var picture = draw(
                person("Mr. Zhou", "DECISION_MAKER", 60, Attitude.KEEN),
                person("Ms. Qian", "ALLY", 30, Attitude.NEUTRAL),
                person("Mr. Wu", "OPPONENT", 10, Attitude.REFUSING));

        var zhou = mark(picture, "Mr. Zhou · 60 %");
        var qian = mark(picture, "Ms. Qian · 30 %");
        var wu = mark(picture, "Mr. Wu · 10 %");
        assertThat(List.of(wu.x(), qian.x(), zhou.x())).isSorted().doesNotHaveDuplicates();
        assertThat(List.of(zhou.y(), qian.y(), wu.y())).isSorted().doesNotHaveDuplicates();
        assertThat(List.of(zhou.shape(), qian.shape(), wu.shape())).doesNotHaveDuplicates();
        assertThat(picture.signs())
                .extracting(DecisionPicture.Sign::role)
                .containsExactly("DECISION_MAKER", "ALLY", "OPPONENT");
        assertThat(picture.told()).isEqualTo("told of Mr. Zhou; told of Ms. Qian; told of Mr. Wu");
    }

    @Test
    @DisplayName("S-11: however many are alike, no two names meet and all stand inside the picture")
    void names_never_meet() {
        var picture = draw(IntStream.range(0, 30)
                .mapToObj(each ->
                        person("Person " + each, null, each % 2 == 0 ? 50 : 100, each % 3 == 0 ? null : Attitude.KEEN))
                .toArray(Person[]::new));

        var heights = picture.marks().stream().map(Mark::y).sorted().toList();
        for (int at = 1; at < heights.size(); at++) {
            assertThat(heights.get(at) - heights.get(at - 1)).isGreaterThanOrEqualTo(20);
        }
        assertThat(picture.marks()).hasSize(30).allSatisfy(mark -> {
            assertThat(mark.x()).isBetween(0.0, (double) picture.width());
            assertThat(mark.y()).isBetween(0.0, (double) picture.height());
        });
    }

    @Test
    @DisplayName("S-11: whoever was placed elsewhere by the session before has a line from there; who stayed has none")
    void change_is_drawn() {
        var moved = new Person("Mr. Zhou", "DECISION_MAKER", 60, Attitude.KEEN, "", 40, Attitude.RESERVED);
        var stayed = new Person("Ms. Qian", "ALLY", 30, Attitude.NEUTRAL, "", 30, Attitude.NEUTRAL);
        var picture = draw(moved, stayed);

        var zhou = mark(picture, "Mr. Zhou · 60 %");
        assertThat(zhou.fromX()).isLessThan(zhou.x());
        assertThat(zhou.fromY()).as("from below").isGreaterThan(zhou.y());
        assertThat(mark(picture, "Ms. Qian · 30 %").fromX()).isNull();
    }

    @Test
    void long_names_are_shortened_chinese_ones_at_half_the_letters() {
        var picture = draw(
                person("Wolfeschlegelsteinhausenbergerdorff", null, 10, null),
                person("江苏省苏州市工业园区天恒泵业有限公司总经理", null, 20, null));
        assertThat(picture.marks())
                .extracting(Mark::label)
                .containsExactly("Wolfeschlegelsteinhaus… · 10 %", "江苏省苏州市工业园区天… · 20 %");
    }

    private static DecisionPicture draw(Person... persons) {
        Function<@Nullable Attitude, String> attitude = one -> one == null ? "–" : one.name();
        return new DecisionDrawing(List.of(persons)).draw(attitude, role -> role);
    }

    private static Mark mark(DecisionPicture picture, String label) {
        return picture.marks().stream()
                .filter(mark -> mark.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Person person(
            String name, @Nullable String role, @Nullable Integer weight, @Nullable Attitude attitude) {
        return new Person(name, role, weight, attitude, "told of " + name, null, null);
    }
}
