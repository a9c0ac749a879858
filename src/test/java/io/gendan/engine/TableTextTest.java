package io.gendan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-06 No cell of a table that goes out is reckoned")
class TableTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1+1",
                "＝1+1",
                "＋86",
                "－2+3",
                "＠SUM(A1)",
                "'=1+1",
                "''＝1",
                "=1\nand a second line"
            })
    void what_begins_like_a_formula_goes_out_as_text_and_comes_back_as_it_was(String typed) {
        assertThat(TableText.quoted(typed)).isEqualTo("'" + typed);
        assertThat(TableText.plain(TableText.quoted(typed))).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "a=b", "'quoted'", "1-2", "上海＋杭州"})
    void everything_else_stays_as_it_is(String typed) {
        assertThat(TableText.quoted(typed)).isEqualTo(typed);
        assertThat(TableText.plain(typed)).isEqualTo(typed);
    }
}
