package io.gendan.pipeline;

import io.gendan.cadence.Violations;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.journey.Direction;
import io.gendan.journey.Interaction;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.ContactImportReport.Fault;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts contacts that took place elsewhere on record: the whole table, or nothing when a single row has an error. Rows are
 * judged in the order of time, each by the contacts before it, in the file too; so the table is recorded in earnest, and
 * taken back where it may not stay (CD-04).
 */
@Component
public class ContactImport {

    /** The most contacts of one file. */
    public static final int MOST_ROWS = 1_000;

    private final CustomerAccess access;
    private final ContactRows rows;
    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final Interactions interactions;
    private final Violations violations;
    private final FollowUps followUps;
    private final TransactionTemplate transaction;

    ContactImport(
            CustomerAccess access,
            ContactRows rows,
            BusinessKeyLock lock,
            Journeys journeys,
            Interactions interactions,
            Violations violations,
            FollowUps followUps,
            TransactionTemplate transaction) {
        this.access = access;
        this.rows = rows;
        this.lock = lock;
        this.journeys = journeys;
        this.interactions = interactions;
        this.violations = violations;
        this.followUps = followUps;
        this.transaction = transaction;
    }

    /**
     * Takes the table in. Errors are in the language of the current request.
     *
     * @throws Refusal 403 {@code customer.notYours} for whoever doesn't sell; 400 {@code contactImport.tooManyRows} or
     *     {@code table.columnMissing}
     */
    public ContactImportReport run(TableFile file, boolean dryRun, Person by) {
        access.mustSell(by);
        if (file.rows().size() > MOST_ROWS) {
            throw Refusal.badRequest("contactImport.tooManyRows", file.rows().size(), MOST_ROWS);
        }
        var table = new ContactTable(file);
        return Objects.requireNonNull(transaction.execute(begun -> {
            var report = record(table, dryRun, by);
            if (!report.stored()) {
                begun.setRollbackOnly();
            }
            return report;
        }));
    }

    private ContactImportReport record(ContactTable table, boolean dryRun, Person by) {
        var faults = new ArrayList<Fault>();
        var read = rows.read(table, by, faults);
        read.stream().map(row -> row.number().value()).distinct().sorted().forEach(lock::lock);
        int unread = faults.size();
        int known = 0;
        int marked = 0;
        var toFollow = new TreeMap<String, RecordedContact>();
        for (var row : read) {
            var contact = row.contact().interaction(by.login());
            if (interactions.knows(row.number(), contact)) {
                known++;
            } else {
                var journey = open(row.number());
                var judged = judged(journey, row, contact, table, faults);
                interactions.put(row.contact().entry(row.number(), journey, by.login()), judged);
                toFollow.merge(row.number().value(), row.contact(), ContactImport::ours);
                marked += judged.violation() == null ? 0 : 1;
            }
        }
        boolean stored = faults.isEmpty() && !dryRun;
        if (stored) {
            toFollow.forEach((number, contact) -> followUps.follow(new CustomerNumber(number), contact, by.login()));
        }
        faults.sort(Comparator.comparing(Fault::row));
        return new ContactImportReport(
                table.rows().size(),
                read.size() - known - (faults.size() - unread),
                known,
                marked,
                dryRun,
                stored,
                List.copyOf(faults));
    }

    private Interaction judged(
            @Nullable Journey journey,
            ContactRows.Row row,
            Interaction contact,
            ContactTable table,
            List<Fault> faults) {
        try {
            return violations.judged(
                    row.number(), journey, contact, row.contact().acknowledged());
        } catch (Refusal tooEarly) {
            faults.add(rows.fault(table, row.row(), ContactColumn.AT.key(), tooEarly));
            return contact;
        }
    }

    private @Nullable Journey open(CustomerNumber number) {
        return journeys.latest(number).filter(Journey::isOpen).orElse(null);
    }

    /** Which of two contacts may have taken the next step: our own, and the later one. */
    private static RecordedContact ours(RecordedContact one, RecordedContact later) {
        return later.direction() == Direction.OUTBOUND || one.direction() == Direction.INBOUND ? later : one;
    }
}
