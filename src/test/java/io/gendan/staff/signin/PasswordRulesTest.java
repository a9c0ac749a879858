package io.gendan.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.staff.Person;
import io.gendan.staff.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Which passwords people may choose")
class PasswordRulesTest {

    private static final Person CHEN = new Person("chen.xiaomei", "Chen Xiaomei", Role.SALESPERSON, null, null, true);

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "eleven sig, short",
        "一二三四五六七八九十一, short",
        "password1234, common",
        "P@ssw0rd1234, common",
        "1234567890123, common",
        "aaaaaaaaaaaaaa, common",
        "qwertyuiop[], common",
        "1qaz2wsx3edc, common",
        "abcabcabcabcabc, common",
        "Gendan2026!!, common",
        "chenchenchen, common",
        "Chen.Xiaomei1, common",
        "woaini1314520, common",
        "iloveyou12345, common",
        "Summer2026!!!, common",
        "20260101 20260101, common",
        "一生一世我爱你一生一世我爱你一生一世我爱你一生一世我爱你, long"
    })
    void what_is_guessed_soon_is_refused(String chosen, String fault) {
        assertThat(rules.fault(chosen, CHEN)).isEqualTo("password." + fault);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "long enough, it is",
                "three pumps sold on a rainy day",
                "xK7mQ9vT2rWp",
                "清早的茶馆里坐着三位客人",
                "password of the tests"
            })
    void a_sentence_of_ones_own_is_taken(String chosen) {
        assertThat(rules.fault(chosen, CHEN)).isNull();
    }
}
