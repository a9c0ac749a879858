package io.gendan.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.engine.Refusal;
import io.gendan.engine.RefusalTranslator;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports too long to wait for. The job and its file stand in the database: an import that its node didn't finish left
 * nothing behind, and is done again by the node that starts or imports next.
 */
@Component
public class ImportJobs implements DisposableBean {

    /** The most rows that are answered directly (D-06). */
    public static final int MOST_ROWS_DIRECTLY = 1_000;

    /**
     * What a check found.
     *
     * @param id to {@link #confirm} with; null when there is nothing that could be stored
     */
    public record Checked(ImportReport report, @Nullable UUID id) {}

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    private final ImportJobTable jobs;
    private final CustomerImport customerImport;
    private final Staff staff;
    private final Words words;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "customer-import");
        thread.setDaemon(true);
        return thread;
    });

    ImportJobs(
            ImportJobTable jobs,
            CustomerImport customerImport,
            Staff staff,
            Words words,
            ObjectMapper json,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.customerImport = customerImport;
        this.staff = staff;
        this.words = words;
        this.json = json;
        this.transaction = transaction;
    }

    /** Puts the file down to be taken in, and begins with it; returns the id to ask with. */
    public UUID ask(byte[] file, int rows, ImportRequest request, Person by) {
        var id = jobs.add(file, rows, request, by, LocaleContextHolder.getLocale());
        worker.execute(() -> run(id));
        return id;
    }

    /**
     * Checks a file, stores nothing of it, and keeps it for {@link #confirm} when it is sound.
     *
     * @throws Refusal as {@link CustomerImport#run} does
     */
    public Checked check(byte[] file, ImportRequest request, Person by) {
        var table = TableFile.read(file);
        var report = customerImport.run(table, request.asDryRun(), by);
        var id = report.errors().isEmpty() && report.created() + report.updated() > 0
                ? jobs.keep(file, report.rows(), request, by, LocaleContextHolder.getLocale())
                : null;
        return new Checked(report, id);
    }

    /**
     * Takes a checked file in, a long one behind the scenes.
     *
     * @throws Refusal 404 {@code import.unknown} when this person checked no such file
     */
    public void confirm(String id, Person by) {
        var job = jobs.find(id, by.login()).orElseThrow(() -> Refusal.notFound("import.unknown"));
        jobs.release(job.id());
        if (job.rowsInFile() <= MOST_ROWS_DIRECTLY) {
            run(job.id());
        } else {
            worker.execute(() -> run(job.id()));
        }
    }

    /**
     * How far an import is.
     *
     * @throws Refusal 404 {@code import.unknown} when there is none that this person asked for
     */
    public ImportState state(String id, Person by) {
        return jobs.find(id, by.login())
                .map(row -> new ImportState(row.id(), row.state(), row.rowsRead(), row.refusal(), report(row)))
                .orElseThrow(() -> Refusal.notFound("import.unknown"));
    }

    @EventListener(ApplicationReadyEvent.class)
    void runWhatIsLeft() {
        for (var id : jobs.waiting()) {
            worker.execute(() -> run(id));
        }
    }

    /** Runs the job, or waits for the node that runs it; does nothing when it is done. */
    void run(UUID id) {
        try {
            transaction.executeWithoutResult(status -> runAlone(id));
        } catch (RuntimeException failure) {
            var refusal = RefusalTranslator.refusalIn(failure);
            if (refusal == null) {
                LOG.error("Import {} failed", id, failure);
            }
            var told = refusal == null ? Refusal.badRequest("import.failed") : refusal;
            transaction.executeWithoutResult(status -> jobs.refused(id, inWords(id, told)));
        }
    }

    private void runAlone(UUID id) {
        jobs.lock(id);
        var job = jobs.waitingJob(id).orElse(null);
        if (job == null) {
            return;
        }
        LocaleContextHolder.setLocale(job.locale());
        try {
            var table = TableFile.read(job.file());
            var report = customerImport.run(
                    table, job.request(), staff.require(job.person()), rows -> jobs.progress(id, rows));
            jobs.done(id, json.writeValueAsString(report), report.rows());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private String inWords(UUID id, Refusal refusal) {
        jobs.waitingJob(id).ifPresent(job -> LocaleContextHolder.setLocale(job.locale()));
        try {
            return words.of(refusal);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private ImportReport report(ImportJobTable.Row row) {
        try {
            return row.report() == null
                    ? new ImportReport(row.rowsInFile(), 0, 0, 0, 0, row.dryRun(), false, List.of(), List.of())
                    : json.readValue(row.report(), ImportReport.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
