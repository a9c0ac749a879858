package io.gendan.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.Customer;
import io.gendan.customer.duplicates.LabelledPairs.Pair;
import io.gendan.customer.duplicates.LabelledPairs.Quality;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @Test
    @DisplayName("D-07 duplicates are found with at least 0.98 precision and 0.93 recall among the pairs known by us")
    void the_level_reached_is_kept() {
        var quality = Quality.of(LabelledPairs.tuned());

        System.out.printf(
                "Duplicates, pairs the weights were set by: %d, precision %.3f, recall %.3f%n",
                quality.pairs(), quality.precision(), quality.recall());
        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.98);
        assertThat(quality.recall()).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    @DisplayName("D-07 among pairs kept apart while the weights were set it is as good")
    void it_holds_for_pairs_never_seen() {
        var quality = Quality.of(LabelledPairs.heldOut());

        System.out.printf(
                "Duplicates, pairs held out: %d, precision %.3f, recall %.3f%n",
                quality.pairs(), quality.precision(), quality.recall());
        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.94);
        assertThat(quality.recall()).isGreaterThanOrEqualTo(0.94);
    }

    @Test
    @DisplayName("D-07 at least 400 pairs are labelled, about half of them not the same")
    void there_are_enough_pairs() {
        var all = Stream.concat(LabelledPairs.tuned().stream(), LabelledPairs.heldOut().stream())
                .toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(400);
        assertThat(all.stream().filter(Pair::same).count()).isBetween(all.size() * 4L / 10, all.size() * 6L / 10);
    }

    @ParameterizedTest(name = "D-07 {0} and {1}: {2}")
    @CsvSource({
        "宁波安达机械有限公司, 寧波安達機械股份有限公司, true",
        "安达机械（宁波）有限公司, 宁波市安达机械公司, true",
        "ＡＢＣ Drives Ltd, abc drives limited, true",
        "宁波安达机械有限公司, 宁波安达机械有限公司上海分公司, false",
        "宁波第一机床厂, 宁波第二机床厂, false",
        "宁波安达机械有限公司, 上海安达机械有限公司, false",
        "宁波安达集团有限公司, 宁波安达机械有限公司, false",
    })
    void names_alone(String one, String other, boolean same) {
        assertThat(Likeness.of(named(one), named(other)).isSuspected()).isEqualTo(same);
    }

    @Test
    @DisplayName("D-07 two sound credit codes that differ are two customers, whatever else is the same")
    void different_codes_are_different_customers() {
        var one =
                Facts.of(Customer.Kind.ORGANISATION, "安达机械", "宁波", Stream.of("0574-87650001"), Stream.of(), null, "A");
        var other =
                Facts.of(Customer.Kind.ORGANISATION, "安达机械", "宁波", Stream.of("057487650001"), Stream.of(), null, "B");

        assertThat(Likeness.of(one, other).isSuspected()).isFalse();
    }

    private static Facts named(String name) {
        return Facts.of(Customer.Kind.ORGANISATION, name, null, Stream.of(), Stream.of(), null, null);
    }
}
