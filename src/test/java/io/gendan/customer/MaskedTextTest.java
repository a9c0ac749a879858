package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ST-03 What is read of a text while nobody has claimed the customer")
class MaskedTextTest {

    private final MaskedText text = new MaskedText(List.of("钱丽", "Qian Li", "Q"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call 138 0013 8000 after lunch        | Call 138****00 after lunch",
                "+86 (21) 5555-8888                    | 862****88",
                "电话：１３８００１３８０００，明天打  | 电话：１３８****００，明天打",
                "Fax 021-5555 8888, then 13800138000   | Fax 021****88, then 138****00",
                "mail li.qian@example.com, please      | mail l***@***, please",
                "钱丽 and qian li were there           | 钱** and Q** were there",
                "QQ 12345678                           | QQ 123****78",
            })
    @DisplayName("ST-03 telephone numbers, e-mail addresses and names are hidden")
    void hides(String said, String read) {
        assertThat(text.of(said)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Met on 2026-03-02, again on 2026/3/15",
                "2026-03-02T10:00:00Z",
                "2026年3月2日",
                "Offer of 120,000 for 3 years",
                "C-000123",
                "Room 1204, 12:30"
            })
    @DisplayName("ST-03 dates, small numbers and everything else stay")
    void leaves(String said) {
        assertThat(text.of(said)).isEqualTo(said);
    }

    @Test
    @DisplayName("ST-03 texts inside lists and maps are hidden too, and whoever a contact was with, known or not")
    void reaches_into_contents() {
        var content = Map.of(
                "contactPerson", "Mr. Unknown",
                "rows", List.of(Map.of("phone", "13800138000", "weight", 40)),
                "happenedOn", "2026-03-02");
        assertThat(text.content(content))
                .containsEntry("contactPerson", "M**")
                .containsEntry("rows", List.of(Map.of("phone", "138****00", "weight", 40)))
                .containsEntry("happenedOn", "2026-03-02");
        assertThat(MaskedText.OPEN.content(content)).isEqualTo(content);
    }

    @Test
    @DisplayName("ST-03 what is shorter than a telephone number shows nothing at all")
    void hides_short_numbers_whole() {
        assertThat(MaskedText.phone("8000")).isEqualTo("***");
        assertThat(MaskedText.phone("ext.")).isEqualTo("***");
        assertThat(MaskedText.name("")).isEqualTo("**");
    }
}
