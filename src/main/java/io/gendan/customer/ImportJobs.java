package io.gendan.customer;

import io.gendan.engine.PassingFailures;
import io.gendan.engine.Refusal;
import io.gendan.engine.RefusalTranslator;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the imports that are asked for, one after the other. Job and file stand in the database: what a node leaves
 * unfinished another one goes on with, from the chunk that was not stored. What fails in passing is taken up again by the
 * clock. Before each chunk it is asked whether its sender may still bring it in.
 */
@Component
class ImportJobs implements DisposableBean {

    static final int CHUNK = 1_000;

    /** So often the clock lets a job try the same rows while they fail in passing: some minutes. */
    static final int MOST_TRIES = 60;

    /** How often a job failed in passing where it is. */
    private record Tries(int rowsRead, int count) {}

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    private final ImportJobTable jobs;
    private final ImportTurns turns;
    private final ImportFiles files;
    private final ImportRemarks remarks;
    private final ImportChunks chunks;
    private final CustomerImport customerImport;
    private final Staff staff;
    private final Words words;
    private final TransactionTemplate transaction;
    private final String node = UUID.randomUUID().toString();
    private final Set<UUID> queued = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<UUID, ReentrantLock> here = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, Tries> tries = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "customer-import");
        thread.setDaemon(true);
        return thread;
    });

    ImportJobs(
            ImportJobTable jobs,
            ImportTurns turns,
            ImportFiles files,
            ImportRemarks remarks,
            ImportChunks chunks,
            CustomerImport customerImport,
            Staff staff,
            Words words,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.turns = turns;
        this.files = files;
        this.remarks = remarks;
        this.chunks = chunks;
        this.customerImport = customerImport;
        this.staff = staff;
        this.words = words;
        this.transaction = transaction;
    }

    /** Lets the job be done behind the scenes. */
    void queue(UUID id) {
        if (queued.add(id)) {
            worker.execute(() -> {
                queued.remove(id);
                run(id);
            });
        }
    }

    /** Takes up what is waiting and no living node works on. */
    void queueWhatIsLeft() {
        turns.waiting().forEach(this::queue);
    }

    /** Does the job, or waits for this node's other thread that does; nothing when it is done or another node's. */
    void run(UUID id) {
        var lock = here.computeIfAbsent(id, none -> new ReentrantLock());
        lock.lock();
        try {
            if (turns.claim(id, node)) {
                jobs.find(id).ifPresent(this::runClaimed);
            }
        } finally {
            lock.unlock();
            here.remove(id);
        }
    }

    private void runClaimed(ImportJobTable.Row job) {
        LocaleContextHolder.setLocale(job.locale());
        try {
            take(job);
        } catch (RuntimeException | IOException failure) {
            var refusal = RefusalTranslator.refusalIn(failure);
            if (refusal == null && PassingFailures.isPassing(failure) && mayTryAgain(job)) {
                LOG.warn("Import {} waits to go on after {} rows", job.id(), job.rowsRead(), failure);
                return;
            }
            if (refusal == null) {
                LOG.error("Import {} failed", job.id(), failure);
            }
            var told = refusal == null ? Refusal.badRequest("import.failed") : refusal;
            transaction.executeWithoutResult(status -> end(job.id(), "REFUSED", words.of(told)));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private boolean mayTryAgain(ImportJobTable.Row job) {
        var first = new Tries(job.rowsRead(), 1);
        var told = tries.merge(
                job.id(),
                first,
                (before, now) ->
                        before.rowsRead() == now.rowsRead() ? new Tries(now.rowsRead(), before.count() + 1) : now);
        return told.count() < MOST_TRIES;
    }

    private void take(ImportJobTable.Row job) throws IOException {
        var person = sender(job, job.rowsRead());
        var file = files.fetch(job.id());
        try (var run = ImportRun.open(
                file,
                job.rowsRead(),
                remarks.faultyRows(job.id()),
                reader -> customerImport.planner(reader.header(), job.request(), person))) {
            if (!turns.claim(job.id(), node)) {
                return;
            }
            if (job.rowsRead() == 0) {
                remarks.forget(job.id());
                remarks.addAll(job.id(), ImportRemarks.HINT, customerImport.unread(run.planner()));
            }
            for (var rows = run.next(CHUNK); !rows.isEmpty(); rows = run.next(CHUNK)) {
                var sender = entitled(job, run.planner(), run.position() - rows.size());
                if (!chunks.take(new ImportChunks.Work(job, run, node, sender), rows)) {
                    return;
                }
            }
            finish(job, run.position());
        } catch (UncheckedIOException unreadable) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    /** Whoever asked, as that person stands now; switched off meanwhile it brings in nothing more. */
    private Person sender(ImportJobTable.Row job, int rowsRead) {
        var person = staff.require(job.person());
        if (!person.active()) {
            throw Refusal.forbidden("import.senderInactive", String.valueOf(rowsRead));
        }
        return person;
    }

    /** The same, where that person may still bring in what was asked for. */
    private Person entitled(ImportJobTable.Row job, ImportPlanner planner, int rowsRead) {
        var person = sender(job, rowsRead);
        try {
            planner.isFor(person);
        } catch (Refusal refusal) {
            throw Refusal.forbidden("import.noLongerAllowed", String.valueOf(rowsRead), words.of(refusal));
        }
        return person;
    }

    private void finish(ImportJobTable.Row job, int rowsRead) {
        transaction.executeWithoutResult(status -> {
            if (turns.lockRowsRead(job.id(), node).isPresent()) {
                remarks.joinParents(job.id(), staff.outlineSightOf(sender(job, rowsRead)));
                end(job.id(), job.kept() && job.request().dryRun() ? "CHECKED" : "DONE", null);
            }
        });
    }

    private void end(UUID id, String state, @Nullable String refusal) {
        tries.remove(id);
        if (jobs.end(id, state, refusal) && !state.equals("CHECKED")) {
            files.forget(id);
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
