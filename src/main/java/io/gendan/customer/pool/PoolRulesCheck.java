package io.gendan.customer.pool;

import io.gendan.engine.DecisionRules;
import io.gendan.engine.PlainRow;
import io.gendan.engine.PlainTableCheck;
import io.gendan.engine.WorkingDuration;
import io.gendan.staff.Role;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/** Refuses a broken table of pool rules before it is deployed (ST-03). */
@Component
class PoolRulesCheck implements DecisionRules {

    private static final List<String> COLUMNS =
            List.of(PoolRules.ROLE, PoolRules.CLAIMS_PER_DAY, PoolRules.CUSTOMERS_HELD, PoolRules.FORMER_OWNER_WAITS);
    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).filter(Role::sells).map(Role::name).collect(Collectors.toSet());
    private static final String NUMBER = "\\d{1,6}";

    @Override
    public String decision() {
        return PoolRules.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        var table = new PlainTableCheck(PoolRules.DECISION, model, HitPolicy.FIRST, COLUMNS);
        var rows = table.rows();
        rows.forEach(row -> check(row, table));
        for (int at = 0; at < rows.size() - 1; at++) {
            if (rows.get(at).text(PoolRules.ROLE).isEmpty()) {
                table.wrong(rows.get(at), "pool.everybodyLast");
            }
        }
        if (table.problems().isEmpty()
                && (rows.isEmpty()
                        || !rows.get(rows.size() - 1).text(PoolRules.ROLE).isEmpty())) {
            table.wrong("pool.nobodyElse", PoolRules.ROLE);
        }
        return table.problems();
    }

    private static void check(PlainRow row, PlainTableCheck table) {
        var role = row.text(PoolRules.ROLE);
        if (!role.isEmpty()) {
            table.choice(row, PoolRules.ROLE, ROLES);
            table.once(row, role);
        }
        for (var column : List.of(PoolRules.CLAIMS_PER_DAY, PoolRules.CUSTOMERS_HELD)) {
            var text = row.text(column);
            if (!text.isEmpty() && !text.matches(NUMBER)) {
                table.wrong(row, "pool.number", column, text);
            }
        }
        var waits = row.text(PoolRules.FORMER_OWNER_WAITS);
        if (!waits.isEmpty() && !isDuration(waits)) {
            table.wrong(row, "pool.duration", PoolRules.FORMER_OWNER_WAITS, waits);
        }
    }

    private static boolean isDuration(String text) {
        try {
            WorkingDuration.parse(text);
            return true;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }
}
