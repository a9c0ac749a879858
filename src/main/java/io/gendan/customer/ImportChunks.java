package io.gendan.customer;

import io.gendan.customer.ImportTurns.Advance;
import io.gendan.engine.PassingFailures;
import io.gendan.engine.RefusalTranslator;
import io.gendan.engine.TableFile.Row;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the rows of a long import, a chunk to a transaction, each with how far it is: whatever happens in between, no row
 * is stored twice and none is passed over.
 */
@Component
class ImportChunks {

    private static final Logger LOG = LoggerFactory.getLogger(ImportChunks.class);

    private final ImportTurns turns;
    private final ImportRemarks remarks;
    private final ImportStore store;
    private final CustomerTable table;
    private final Words words;
    private final TransactionTemplate transaction;

    ImportChunks(
            ImportTurns turns,
            ImportRemarks remarks,
            ImportStore store,
            CustomerTable table,
            Words words,
            TransactionTemplate transaction) {
        this.turns = turns;
        this.remarks = remarks;
        this.store = store;
        this.table = table;
        this.words = words;
        this.transaction = transaction;
    }

    /** One job on this node. */
    record Work(ImportJobTable.Row job, ImportRun run, String node, Person person) {}

    /**
     * Takes these rows; false when the job is no longer this node's to do. A failure that passes, as of the database, is no
     * fault of any row: it is raised, and the rows that are not stored wait.
     */
    boolean take(Work work, List<Row> rows) {
        int before = work.run().position() - rows.size();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> takeAll(work, rows, before)));
        } catch (RuntimeException failure) {
            if (PassingFailures.isPassing(failure)) {
                throw failure;
            }
            LOG.warn("Import {}: rows after {} are taken one by one", work.job().id(), before, failure);
            return takeEach(work, rows, before);
        }
    }

    /** One row that can't be stored holds no other back. */
    private boolean takeEach(Work work, List<Row> rows, int before) {
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            int position = before + index;
            boolean ours;
            try {
                ours = Boolean.TRUE.equals(transaction.execute(status -> takeAll(work, List.of(row), position)));
            } catch (RuntimeException failure) {
                if (PassingFailures.isPassing(failure)) {
                    throw failure;
                }
                LOG.warn("Import {}: row {} failed", work.job().id(), row.number(), failure);
                ours = Boolean.TRUE.equals(transaction.execute(status -> fail(work, row, position, failure)));
            }
            if (!ours) {
                return false;
            }
        }
        return true;
    }

    private boolean takeAll(Work work, List<Row> rows, int before) {
        if (!isAt(work, before)) {
            return false;
        }
        table.importAlone();
        var request = work.job().request();
        var plan = work.run().planner().plan(rows);
        var stored = request.dryRun()
                ? new ImportStore.Stored(store.journeysToStart(plan, request).size(), Map.of())
                : store.store(plan, work.run().planner().known(), request, work.person());
        remarks.add(work.job().id(), plan, work.run().header());
        remarks.expectParents(work.job().id(), stored.parentsMissing());
        turns.advance(
                work.job().id(),
                new Advance(
                        rows.size(),
                        plan.creations().size(),
                        plan.updates().size(),
                        plan.duplicates(),
                        stored.journeys(),
                        plan.faulty().size()));
        return true;
    }

    private boolean fail(Work work, Row row, int before, RuntimeException failure) {
        if (!isAt(work, before)) {
            return false;
        }
        var refusal = RefusalTranslator.refusalIn(failure);
        var plan = new ImportPlan();
        plan.error(row, null, refusal == null ? words.of("import.hint.rowFailed") : words.of(refusal));
        remarks.add(work.job().id(), plan, work.run().header());
        turns.advance(work.job().id(), new Advance(1, 0, 0, 0, 0, 1));
        return true;
    }

    private boolean isAt(Work work, int before) {
        return turns.lockRowsRead(work.job().id(), work.node())
                .filter(rows -> rows == before)
                .isPresent();
    }
}
