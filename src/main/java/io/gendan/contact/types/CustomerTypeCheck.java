package io.gendan.contact.types;

import io.gendan.engine.DecisionRules;
import io.gendan.engine.PlainRow;
import io.gendan.engine.PlainTableCheck;
import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/** Refuses a broken table of customer types before it is deployed (T-05 to T-07). */
@Component
class CustomerTypeCheck implements DecisionRules {

    private static final List<String> COLUMNS = List.of("customerType", "name", "advice");
    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    @Override
    public String decision() {
        return CustomerTypes.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        var table = new PlainTableCheck(CustomerTypes.DECISION, model, HitPolicy.UNIQUE, COLUMNS);
        table.rows().forEach(row -> check(row, table));
        return table.problems();
    }

    private static void check(PlainRow row, PlainTableCheck table) {
        table.demand(row, "customerType");
        var code = row.text("customerType");
        if (!code.isEmpty() && !code.matches(CODE)) {
            table.wrong(row, "types.code", code);
        }
        table.once(row, code);
        if (row.text("name").isEmpty() != row.text("advice").isEmpty()) {
            table.wrong(row, "types.halfFilled");
        }
    }
}
