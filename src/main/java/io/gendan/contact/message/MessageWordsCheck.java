package io.gendan.contact.message;

import io.gendan.contact.message.MessageWords.Kind;
import io.gendan.engine.DecisionRules;
import io.gendan.engine.PlainTableCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/** Refuses a table of words by which nothing could be found, naming row and remedy. */
@Component
class MessageWordsCheck implements DecisionRules {

    private static final List<String> COLUMNS = List.of("wordKind", "word", "remedy");
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toUnmodifiableSet());

    @Override
    public String decision() {
        return MessageWords.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        var table = new PlainTableCheck(MessageWords.DECISION, model, HitPolicy.COLLECT, COLUMNS);
        table.rows().forEach(row -> {
            table.choice(row, "wordKind", KINDS);
            table.demand(row, "word");
        });
        return table.problems();
    }
}
