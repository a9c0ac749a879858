package io.gendan.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Words;
import io.gendan.support.GendanTest;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("How long something is kept, as operators set it")
class KeepingPeriodsTest {

    @Autowired
    Words words;

    @ParameterizedTest
    @CsvSource({"P30D, 30", "P1M, 30", "P2Y, 730", "P18M, 545", "P1Y2M3D, 428", "P100Y, 36500"})
    @DisplayName("is reckoned in days")
    void days(String said, int days) {
        assertThat(new KeepingPeriods(words).days("GENDAN_X", Period.parse(said)))
                .isEqualTo(days);
    }

    @Test
    @DisplayName("may be left away")
    void unset() {
        assertThat(new KeepingPeriods(words).days("GENDAN_X", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P29D", "P-2Y", "P1Y-11M", "P2Y-1D", "P101Y", "P2000000000Y"})
    @DisplayName("refuses the start, in words, when it can't be meant")
    void refused(String said) {
        assertThatThrownBy(() -> new KeepingPeriods(words).days("GENDAN_X", Period.parse(said)))
                .isInstanceOfSatisfying(UnfitSetting.class, unfit -> {
                    assertThat(unfit).hasMessageContaining("GENDAN_X").hasMessageContaining("gone for good");
                    assertThat(unfit.remedy()).contains("30 days", "P3Y", "GENDAN_X");
                });
    }
}
