package io.gendan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What holds for every customer whatever people do, in whatever order. */
final class Invariants {

    private static final String LOOK_AGAIN = "LookAgainProcess";

    private Invariants() {}

    static void hold(List<String> customers, Snapshot before, Snapshot now) {
        nothingIsLost("entry", before, now);
        nothingIsLost("reminder", before, now);
        nothingIsLost("alarm", before, now);
        assertThat(now.byId("reminder").values()).as("reminders: each once").doesNotHaveDuplicates();
        assertThat(now.all("incident")).as("incidents").isEmpty();
        assertThat(now.rows())
                .as("jobs that failed")
                .noneMatch(row -> row.kind().matches("wait|job") && row.what().endsWith("FAILED"));
        customers.forEach(customer -> hold(customer, now));
    }

    private static void hold(String customer, Snapshot now) {
        assertThat(now.count("journey", customer, what -> what.startsWith("open")))
                .as("open journeys of %s", customer)
                .isLessThanOrEqualTo(1);
        assertThat(now.count("step", customer, what -> what.startsWith("open")))
                .as("open next steps of %s (ST-04)", customer)
                .isLessThanOrEqualTo(1);
        assertThat(now.count("step", customer, what -> what.equals("open of a closed journey")))
                .as("open next steps of closed journeys of %s", customer)
                .isZero();
        if (now.isOpen(customer)) {
            assertThat(now.count("task", customer, what -> !isToLookAgain(what))
                            + now.count("wait", customer, what -> !isToLookAgain(what)))
                    .as("open tasks and dated waits of %s (ST-04)", customer)
                    .isPositive();
            assertThat(now.count("instance", customer, "CustomerJourneyProcess"::equals))
                    .as("processes of the journey of %s", customer)
                    .isEqualTo(1);
        } else {
            assertThat(now.rows())
                    .as("what is left of %s, whose journey is closed", customer)
                    .noneMatch(row -> row.customer().equals(customer)
                            && row.kind().matches("task|wait|job|instance")
                            && !isToLookAgain(row.what()));
        }
    }

    /** What was there is there, unchanged. */
    private static void nothingIsLost(String kind, Snapshot before, Snapshot now) {
        Map<String, String> there = now.byId(kind);
        before.byId(kind)
                .forEach(
                        (id, what) -> assertThat(there).as("%s only grow", kind).containsEntry(id, what));
    }

    private static boolean isToLookAgain(String what) {
        return what.contains(LOOK_AGAIN);
    }
}
