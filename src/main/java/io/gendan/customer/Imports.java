package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports as people see them (D-06): a file is kept, its columns are told, it is checked, its sound rows are stored. One
 * may leave meanwhile and come back from anywhere.
 */
@Component
public class Imports {

    /** The most rows that are done while one waits. */
    public static final int MOST_ROWS_DIRECTLY = 1_000;

    private static final int MOST_SHOWN = 10;

    /** A field that a column can be read into. */
    public record Target(String key, String label) {}

    private final ImportJobTable jobs;
    private final ImportJobs work;
    private final ImportFiles files;
    private final ImportTrail trail;
    private final ImportRemarks remarks;
    private final ImportMappings mappings;
    private final Ownership ownership;
    private final ObjectProvider<MoreFields> more;
    private final Words words;
    private final TransactionTemplate transaction;

    Imports(
            ImportJobTable jobs,
            ImportJobs work,
            ImportFiles files,
            ImportTrail trail,
            ImportRemarks remarks,
            ImportMappings mappings,
            Ownership ownership,
            ObjectProvider<MoreFields> more,
            Words words,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.work = work;
        this.files = files;
        this.trail = trail;
        this.remarks = remarks;
        this.mappings = mappings;
        this.ownership = ownership;
        this.more = more;
        this.words = words;
        this.transaction = transaction;
    }

    /**
     * Puts the file down to be taken in, and begins with it; returns the id to ask with.
     *
     * @throws Refusal 403 {@code customer.mayNotBringIn} and as {@link CustomerImport#run} does for the owner asked for
     */
    public UUID ask(ImportUpload file, ImportRequest request, Person by) throws IOException {
        ownership.ownerFor(by, request.owner());
        var id = keep("WAITING", file, request, false, by);
        work.queue(id);
        return id;
    }

    /**
     * Keeps a file whose columns are still to be told.
     *
     * @throws Refusal 403 {@code customer.mayNotBringIn}
     */
    public UUID keep(ImportUpload file, Person by) throws IOException {
        ownership.ownerFor(by, null);
        return keep("NEW", file, new ImportRequest(true, null, true), true, by);
    }

    private UUID keep(String state, ImportUpload file, ImportRequest request, boolean kept, Person by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!kept) {
                trail.note(file.name(), file.rows(), request.dryRun(), by);
            }
            var id = jobs.add(state, file, request, kept, by.login(), LocaleContextHolder.getLocale());
            try {
                files.keep(id, file.file());
            } catch (IOException lost) {
                throw Refusal.badRequest("table.unreadable");
            }
            return id;
        }));
    }

    /** What the columns of the file are read into, as this person chose before, else as their names tell. */
    public Map<String, String> guess(ImportState state, Person by) {
        return mappings.of(state.header(), by, more.getIfAvailable());
    }

    /** What a column can be read into. */
    public List<Target> targets() {
        var targets = new ArrayList<Target>();
        var labels = new LinkedHashMap<String, String>();
        more.ifAvailable(fields -> fields.all().stream()
                .filter(field -> !field.sensitive())
                .forEach(field -> labels.put(field.key(), field.label())));
        for (var key : ImportColumns.names(null).keySet()) {
            targets.add(new Target(key, words.of("customer.field." + key)));
        }
        labels.forEach((key, label) -> targets.add(new Target(key, label)));
        return targets;
    }

    /**
     * Checks a kept file, stores nothing of it, and remembers its columns.
     *
     * @throws Refusal 404 {@code import.unknown}; 409 {@code import.begun}; 400 as {@link CustomerImport#run} does
     */
    public void check(String id, ImportRequest request, Person by) {
        ownership.ownerFor(by, request.owner());
        begin(id, request.asPartial(true), by);
    }

    /**
     * Stores the sound rows of a checked file, a long one behind the scenes.
     *
     * @throws Refusal 404 {@code import.unknown}; 409 {@code import.begun}
     */
    public void confirm(String id, Person by) {
        var job = job(id, by);
        if (!job.state().equals("CHECKED")) {
            throw Refusal.conflict("import.begun");
        }
        begin(id, job.request().asPartial(false), by);
    }

    private void begin(String id, ImportRequest request, Person by) {
        var job = job(id, by);
        if (!job.state().equals("NEW") && !job.state().equals("CHECKED")) {
            throw Refusal.conflict("import.begun");
        }
        transaction.executeWithoutResult(status -> {
            if (!jobs.begin(job.id(), request)) {
                throw Refusal.conflict("import.begun");
            }
            trail.note(job.fileName(), job.rowsInFile(), request.dryRun(), by);
            mappings.remember(job.header(), request.columns(), by);
            remarks.forget(job.id());
        });
        if (job.rowsInFile() <= MOST_ROWS_DIRECTLY) {
            work.run(job.id());
        } else {
            work.queue(job.id());
        }
    }

    /** Ends an import; what it stored by then stays. */
    @Transactional
    public void cancel(String id, Person by) {
        var job = job(id, by);
        if (jobs.end(job.id(), "CANCELLED", null)) {
            files.forget(job.id());
        }
    }

    /**
     * How far an import is.
     *
     * @throws Refusal 404 {@code import.unknown} when there is none that this person asked for
     */
    public ImportState state(String id, Person by) {
        var job = job(id, by);
        return ImportState.of(job, remarks.of(job.id(), ImportRemarks.ERROR), remarks.of(job.id(), ImportRemarks.HINT));
    }

    /** This person's latest imports, without remarks. */
    public List<ImportState> latest(Person by) {
        return jobs.latest(by.login(), MOST_SHOWN).stream()
                .map(job -> ImportState.of(job, List.of(), List.of()))
                .toList();
    }

    /**
     * Refuses before a file of the faulty rows is begun.
     *
     * @throws Refusal 404 {@code import.unknown} or, when too long ago, {@code import.faultyGone}
     */
    public void requireFaulty(String id, Person by) {
        var job = job(id, by);
        if (job.faulty() > 0 && !remarks.keepsFaulty(job.id())) {
            throw Refusal.notFound("import.faultyGone");
        }
    }

    /** Writes the rows that were not taken as CSV, to be mended and sent again. */
    public void writeFaulty(String id, Person by, Appendable out) throws IOException {
        var job = job(id, by);
        remarks.writeFaulty(job.id(), job.header(), out);
    }

    private ImportJobTable.Row job(String id, Person by) {
        return jobs.find(id, by.login()).orElseThrow(() -> Refusal.notFound("import.unknown"));
    }
}
