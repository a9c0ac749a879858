package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-06 One and the same customer under two names")
class CustomerNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme Corporation | ACME Corp.",
                "Acme Co., Ltd.   | acme",
                "Ａｃｍｅ　Ｌｔｄ   | Acme Ltd",
                "上海星辰科技有限公司 | 上海 星辰科技",
                "上海星辰科技股份有限公司 | 上海星辰科技",
            })
    void are_recognised(String one, String other) {
        assertThat(CustomerName.key(one)).isEqualTo(CustomerName.key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Xx-holding, Xx-zobam",
        "Acme North, Acme South",
        "Zencorporation, Zen",
        "Y-corporation, Y",
        "北京星辰, 上海星辰"
    })
    void are_kept_apart(String one, String other) {
        assertThat(CustomerName.key(one)).isNotEqualTo(CustomerName.key(other));
    }

    @Test
    void a_legal_form_alone_stays_a_name() {
        assertThat(CustomerName.key("Company")).isEqualTo("company");
        assertThat(CustomerName.key("公司")).isEqualTo("公司");
        assertThat(CustomerName.key(" \u200B\u3000")).isEmpty();
    }
}
