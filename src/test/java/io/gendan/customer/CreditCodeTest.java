package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-02 The unified social credit code")
class CreditCodeTest {

    @Test
    @DisplayName("is the same in every way of writing it")
    void same_in_every_writing() {
        assertThat(CreditCode.plain("９１３５０１００ m000-100y 43")).isEqualTo("91350100M000100Y43");
        assertThat(CreditCode.isSound("91350100M000100Y43")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y44",
                "91350100M000100Y34",
                "91350010M000100Y43",
                "91350100M000100Y4",
                "91350100I000100Y43",
                "",
                "91350100M000100Y433"
            })
    @DisplayName("is refused when a character is wrong, missing, exchanged or too many")
    void wrong_code(String code) {
        assertThat(CreditCode.isSound(code)).isFalse();
    }
}
