package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.files.CustomerFile;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.staff.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signed contracts and the files that hold them: chosen when it is signed, or attached later. */
@Component
public class Contracts implements JourneyTaskContext {

    private static final String TASK = "UserTask_SignMembership";

    private final CustomerAccess access;
    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final Signings signings;
    private final CustomerFiles files;
    private final Records records;

    Contracts(
            CustomerAccess access,
            BusinessKeyLock lock,
            Journeys journeys,
            Signings signings,
            CustomerFiles files,
            Records records) {
        this.access = access;
        this.lock = lock;
        this.journeys = journeys;
        this.signings = signings;
        this.files = files;
        this.records = records;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(TASK);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of(
                "contractFileOptions",
                files.of(journey.number()).stream()
                        .map(file -> Map.of("value", String.valueOf(file.id()), "label", label(file)))
                        .toList());
    }

    /** The latest contract of a customer, null when it never signed one. */
    public @Nullable Signing of(CustomerNumber number) {
        return signings.of(number).orElse(null);
    }

    /**
     * A file of the customer is its contract; one that was named before is replaced.
     *
     * @param file id of the file
     * @throws Refusal 404 {@code file.unknown}; 409 {@code contract.notSigned}
     */
    @Transactional
    public Signing attach(CustomerNumber number, String file, Person by) {
        access.toRecord(number, by);
        lock.lock(number.value());
        var found = files.require(number, id(file));
        if (signings.of(number).isEmpty()) {
            throw Refusal.conflict("contract.notSigned", number.value());
        }
        signings.attach(number, found.id());
        records.put(new NewEntry(
                number,
                journeys.latest(number).orElse(null),
                EntryKind.CONTRACT,
                new Cause(by.login(), null),
                null,
                null,
                Map.of("contractFile", found.name())));
        return signings.of(number).orElseThrow();
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw Refusal.notFound("file.unknown", text.length() > 20 ? "…" : text);
        }
    }

    private static String label(CustomerFile file) {
        return file.note() == null ? file.name() : file.name() + " – " + file.note();
    }
}
