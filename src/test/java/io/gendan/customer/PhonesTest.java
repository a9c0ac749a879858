package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-01, D-02 Telephone numbers")
class PhonesTest {

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000",
        "138-0013-8000, +8613800138000",
        "+86 138 0013 8000, +8613800138000",
        "0086 13800138000, +8613800138000",
        "１３８００１３８０００, +8613800138000",
        "021-6437 1234, +862164371234",
        "(021) 64371234, +862164371234",
        "021-64371234 ext. 801, +862164371234",
        "+1 650-253-0000, +16502530000"
    })
    @DisplayName("are the same in every notation")
    void same_in_every_notation(String typed, String plain) {
        assertThat(Phones.plain(typed)).isEqualTo(plain);
        assertThat(Phones.isSound(typed)).isTrue();
    }

    @Test
    @DisplayName("that can't be are their digits")
    void no_number() {
        assertThat(Phones.plain("call reception, desk 7")).isEqualTo("7");
        assertThat(Phones.plain("none")).isEmpty();
        assertThat(Phones.isSound("12")).isFalse();
    }
}
