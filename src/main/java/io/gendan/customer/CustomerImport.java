package io.gendan.customer;

import io.gendan.engine.TableFile;
import io.gendan.engine.TableHeader;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a short table of customers in (D-06): the whole of it, or nothing when a single row has an error, unless the sound
 * rows alone were asked for. A row whose name is already that of a customer whom the sender sees creates nothing; a row that carries a customer's
 * number updates that customer.
 */
@Component
public class CustomerImport {

    private static final int MOST_REMARKS = 1_000;

    private final CustomerTable table;
    private final Customers customers;
    private final Staff staff;
    private final Ownership ownership;
    private final ObjectProvider<MoreFields> more;
    private final ObjectProvider<StageGiver> stages;
    private final LookAlikes lookAlikes;
    private final ImportStore store;
    private final ImportTrail trail;
    private final Words words;

    CustomerImport(
            CustomerTable table,
            Customers customers,
            Staff staff,
            Ownership ownership,
            ObjectProvider<MoreFields> more,
            ObjectProvider<StageGiver> stages,
            LookAlikes lookAlikes,
            ImportStore store,
            ImportTrail trail,
            Words words) {
        this.table = table;
        this.customers = customers;
        this.staff = staff;
        this.ownership = ownership;
        this.more = more;
        this.stages = stages;
        this.lookAlikes = lookAlikes;
        this.store = store;
        this.trail = trail;
        this.words = words;
    }

    /**
     * Takes what was sent in, and notes it on the trail; else as {@link #run(TableFile, ImportRequest, Person)}.
     *
     * @throws io.gendan.engine.Refusal as there; 400 where a row can't be told apart, unless the sound rows alone were asked for
     */
    @Transactional
    public ImportReport run(ImportUpload upload, ImportRequest request, Person by) throws IOException {
        var table = upload.table(request.partial());
        trail.note(upload.name(), upload.rows(), request.dryRun(), by);
        return run(table, request, by);
    }

    /**
     * Takes the table in. Remarks are in the language of the current request.
     *
     * @throws io.gendan.engine.Refusal 400 where the file lacks the name column or the owner asked for doesn't exist, 403 where this
     *     person may not bring in customers, or not for that owner
     */
    @Transactional
    public ImportReport run(TableFile file, ImportRequest request, Person by) {
        table.importAlone();
        var planner = planner(file.header(), request, by);
        file.rows().forEach(planner::expect);
        var plan = planner.plan(file.rows());
        boolean stores = !request.dryRun() && (plan.sound() || request.partial());
        int started = stores
                ? store.store(plan, planner.known(), request, by).journeys()
                : store.journeysToStart(plan, request).size();
        plan.hints().addAll(0, unread(planner));
        hintFirst(plan, request, stores);
        boolean counts = stores || request.dryRun();
        return new ImportReport(
                file.rows().size(),
                counts ? plan.creations().size() : 0,
                counts ? plan.updates().size() : 0,
                plan.duplicates(),
                counts ? started : 0,
                request.dryRun(),
                stores && !plan.rows().isEmpty(),
                plan.errors().stream().limit(MOST_REMARKS).toList(),
                plan.hints().stream().limit(MOST_REMARKS).toList());
    }

    /** Who decides what the rows of such a table will do; refuses what concerns the whole of it. */
    ImportPlanner planner(TableHeader header, ImportRequest request, Person by) {
        var columns = ImportColumns.of(header, request.columns(), more.getIfAvailable());
        columns.requireName(header);
        return new ImportPlanner(
                columns,
                request,
                by,
                new ImportPlanner.Sources(
                        table,
                        customers,
                        staff,
                        ownership,
                        more.getIfAvailable(),
                        stages.getIfAvailable(),
                        lookAlikes,
                        words));
    }

    /** The columns that were not read, one remark each. */
    List<ImportReport.Remark> unread(ImportPlanner planner) {
        return planner.unread().stream()
                .map(name -> new ImportReport.Remark(null, name, words.of("import.hint.unknownColumn", name)))
                .toList();
    }

    private void hintFirst(ImportPlan plan, ImportRequest request, boolean stores) {
        if (plan.creations().stream().anyMatch(row -> row.customer().owner() == null)) {
            plan.hintFirst(words.of(request.startJourneys() ? "import.hint.noJourneys" : "import.hint.pool"));
        }
        if (plan.errors().size() > MOST_REMARKS) {
            plan.hintFirst(words.of("import.hint.moreErrors"));
        }
        if (!plan.sound() && !request.dryRun()) {
            plan.hintFirst(words.of(stores ? "import.hint.soundStored" : "import.hint.nothingStored"));
        }
    }
}
