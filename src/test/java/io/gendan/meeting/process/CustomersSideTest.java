package io.gendan.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is expected was told in one text; the arrangement has rows (M-07). */
class CustomersSideTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ms. Qian | [{name=Ms. Qian}]",
                "Mr. Zhou (owner, founder); Ms. Qian | [{name=Mr. Zhou, position=owner, founder}, {name=Ms. Qian}]",
                "周总（老板）、钱女士，李经理 | [{name=周总, position=老板}, {name=钱女士}, {name=李经理}]",
                "their chief (or deputy | [{name=their chief (or deputy}]",
                " , ; | []"
            })
    @DisplayName("M-07: people typed in one text are told apart, names and positions")
    void people_in_one_text(String typed, String rows) {
        assertThat(CustomersSide.rows(typed).toString()).isEqualTo(rows);
    }
}
