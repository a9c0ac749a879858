package io.gendan.contact.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.DecisionRules.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A-05: a table of words by which nothing could be found is refused before it is deployed")
class MessageWordsCheckTest {

    private static final Path TABLE = Path.of("processes/contact/messageWords.dmn");

    @Test
    @DisplayName("The table that comes with the program is fine")
    void the_own_table() throws Exception {
        assertThat(new MessageWordsCheck()
                        .check(Dmn.readModelFromStream(new ByteArrayInputStream(Files.readAllBytes(TABLE)))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hitPolicy=\"COLLECT\" | hitPolicy=\"FIRST\" | messageWords.hitPolicy",
                "name=\"remedy\" | name=\"advice\" | messageWords.columns",
                "<text>\"FORBIDDEN\"</text> | <text>\"FORBIDEN\"</text> | messageWords.kind",
                "<text>\"FORBIDDEN\"</text> | <text></text> | messageWords.kind",
                "<text>\"risk-free\"</text> | <text>risk-free</text> | messageWords.word",
                "<text>\"risk-free\"</text> | <text>\" \"</text> | messageWords.word",
            })
    void broken(String right, String wrong, String code) throws Exception {
        var table = Files.readString(TABLE);
        assertThat(table).contains(right);
        var broken = table.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(new MessageWordsCheck()
                        .check(Dmn.readModelFromStream(new ByteArrayInputStream(broken.getBytes(UTF_8)))))
                .extracting(Problem::code)
                .containsExactly(code);
    }
}
