package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.completeness.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a dossier lacks and who could supply it, for those who are about to speak with the customer (D-03). */
@Component
class DossierGaps {

    /** Where something can still be asked or looked up. */
    private static final Set<String> TASKS = Set.of("UserTask_ResearchCustomer", "UserTask_PrepareContact");

    /** More than that nobody asks in one contact. */
    private static final int MOST = 6;

    private final Completeness completeness;

    DossierGaps(Completeness completeness) {
        this.completeness = completeness;
    }

    List<Map<String, String>> rows(CustomerNumber number, String taskKey) {
        if (!TASKS.contains(taskKey)) {
            return List.of();
        }
        var state = completeness.of(number);
        var rows = new ArrayList<Map<String, String>>();
        state.missing().stream()
                .limit(MOST)
                .forEach(missing -> rows.add(BriefRows.row(
                        "missing",
                        missing.label(),
                        "suppliedBy",
                        missing.suppliedBy(),
                        "complete",
                        rows.isEmpty() ? state.percent() + " %" : "")));
        return rows;
    }
}
