package io.gendan.pipeline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-01 The words that name a person")
class PersonWordsTest {

    @ParameterizedTest(name = "{0} in \"{1}\": {2}")
    @CsvSource({
        "Li Na, Spoke with li na today, true",
        "Li Na, Spoke with Li  Na today, true",
        "Li Na, Ali Nasser called, false",
        "李娜, 今天与李娜通话, true",
        "李娜, 今天与李明通话, false",
        "+86 138 0013 8000, Call 13800138000 now, true",
        "13800138000, Call +86 138-0013-8000 now, true",
        "13800138000, Order 99138001380001, false",
        "a.b@corp.cn, Write to A.B@corp.cn, true",
        "a.b@corp.cn, Write to aXb@corp.cn, false",
        "X, The letter X, false"
    })
    void found(String word, String text, boolean names) {
        var words = PersonWords.of(List.of(word));
        assertThat(!words.isEmpty()
                        && Pattern.compile(words.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                                .matcher(text)
                                .find())
                .isEqualTo(names);
    }

    @Test
    @DisplayName("D-01 What others are named or reached by is none of them")
    void without() {
        var words = PersonWords.of(List.of("李娜", "+86 20 8888 1234", "li.na@corp.cn"));
        assertThat(words.without(List.of("李娜娜", "020-8888 1234", "sales@corp.cn"))
                        .all())
                .containsExactly("+86 20 8888 1234", "li.na@corp.cn");
        assertThat(words.without(List.of("+862088881234")).all()).containsExactly("李娜", "li.na@corp.cn");
    }
}
