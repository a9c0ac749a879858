package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Says in words what stands against the rows of a plan, and what is worth knowing of them. */
final class RowRemarks {

    private final ImportPlan plan;
    private final ImportColumns columns;
    private final Words words;

    RowRemarks(ImportPlan plan, ImportColumns columns, Words words) {
        this.plan = plan;
        this.columns = columns;
        this.words = words;
    }

    /**
     * The row is not taken.
     *
     * @param key of the field that is at fault; null when it is the row as a whole
     */
    void error(Row row, @Nullable String key, Refusal.Item fault) {
        say(row, key, words.of("refusal." + fault.code(), new ArrayList<>(fault.arguments()).toArray()));
    }

    /** The row is not taken, for what was refused. */
    void error(Row row, String key, Refusal refusal) {
        say(row, key, words.of(refusal));
    }

    /** The row is not taken, for what was refused: its items, when it has any, say all. */
    void errorInItems(Row row, String key, Refusal refusal) {
        say(row, key, refusal.items().isEmpty() ? words.of(refusal) : String.join(" ", words.items(refusal)));
    }

    /** The row is taken, and this is worth knowing of the field. */
    void hint(Row row, String key, String message, Object... about) {
        plan.hint(row.number(), columns.name(key), words.of(message, about));
    }

    /** The row names somebody once more and stores nothing. */
    void duplicate(Row row, String message, String of) {
        plan.duplicate(row.number(), words.of(message, of));
    }

    /** Rows that come in and yet may be customers we have, though their names don't say so (D-07). */
    void hintLookAlikes(LookAlikes lookAlikes, Person by) {
        var fresh = new HashMap<Integer, NewCustomer>();
        plan.creations().forEach(row -> fresh.put(row.row(), row.customer()));
        lookAlikes.of(fresh, by).forEach((row, like) -> {
            var reasons = String.join(", ", like.reasons());
            plan.hint(row, null, words.of("import.hint.like", like.known(), reasons));
        });
    }

    private void say(Row row, @Nullable String key, String message) {
        plan.error(row, key == null ? null : columns.name(key), message);
    }
}
