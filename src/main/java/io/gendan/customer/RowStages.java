package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import io.gendan.staff.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which stage the customers of a table's rows are to begin; each stage is asked for once. */
final class RowStages {

    private final @Nullable StageGiver giver;
    private final ImportColumns columns;
    private final Person by;
    private final Map<String, Optional<Refusal.Item>> faults = new HashMap<>();

    RowStages(@Nullable StageGiver giver, ImportColumns columns, Person by) {
        this.giver = giver;
        this.columns = columns;
        this.by = by;
    }

    /**
     * Empty where none is told, null for one that isn't possible.
     *
     * @param owner whose customer it will be; empty for nobody's, null when that isn't known
     */
    @Nullable
    String of(Row row, @Nullable Optional<String> owner, RowRemarks remarks) {
        var stage = columns.text(row, ImportColumns.STAGE);
        if (stage.isEmpty() || giver == null) {
            return "";
        }
        var fault = fault(stage, giver);
        if (fault == null && owner != null && owner.isEmpty()) {
            fault = Refusal.Item.of("stage", "import.stageWithoutOwner", stage);
        }
        if (fault != null) {
            remarks.error(row, ImportColumns.STAGE, fault);
        }
        return fault == null ? stage : null;
    }

    private Refusal.@Nullable Item fault(String stage, StageGiver given) {
        return faults.computeIfAbsent(stage, asked -> Optional.ofNullable(given.fault(asked, by)))
                .orElse(null);
    }
}
