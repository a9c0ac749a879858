package io.gendan.journey.files;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.Sha256;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.Texts;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of all customers. Who may do what with them, whoever calls has asked before. */
@Component
public class CustomerFiles {

    /** The largest file that is taken, in bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_NOTE = 500;

    private final FileTable table;
    private final FileContents contents;
    private final Journeys journeys;
    private final Records records;
    private final BusinessKeyLock lock;
    private final TaskContexts taskContexts;
    private final Clock clock;

    CustomerFiles(
            FileTable table,
            FileContents contents,
            Journeys journeys,
            Records records,
            BusinessKeyLock lock,
            TaskContexts taskContexts,
            Clock clock) {
        this.table = table;
        this.contents = contents;
        this.journeys = journeys;
        this.records = records;
        this.lock = lock;
        this.taskContexts = taskContexts;
        this.clock = clock;
    }

    /**
     * A file as somebody sends it.
     *
     * @param name as the sender's computer calls it, with folders or without
     * @param note what it is
     */
    public record Sent(@Nullable String name, @Nullable String note, byte[] content) {}

    /**
     * Attaches a file to a customer and puts that on record. The same file sent again under the same name is the one
     * that is there already.
     *
     * @param by login
     * @throws Refusal 400 {@code file.empty}, {@code file.tooLarge}, {@code file.name}, {@code file.runs},
     *     {@code file.type}, {@code file.content} or {@code file.note}
     */
    @Transactional
    public CustomerFile attach(CustomerNumber number, Sent sent, String by) {
        if (sent.content().length == 0) {
            throw Refusal.badRequest("file.empty");
        }
        refuseLarger(sent.content().length);
        var name = FileName.of(sent.name());
        var type = FileType.of(name, sent.content());
        var file = new CustomerFile(
                0, name.value(), type.mediaType(), sent.content().length, note(sent.note()), by, clock.instant());
        lock.lock(number.value());
        return keep(number, file, sent.content());
    }

    /**
     * Refuses a file that is too large, before it is read into memory.
     *
     * @param bytes how long it is
     * @throws Refusal 400 {@code file.tooLarge}
     */
    public static void refuseLarger(long bytes) {
        if (bytes > LARGEST) {
            throw Refusal.badRequest("file.tooLarge", String.valueOf(LARGEST / 1024 / 1024));
        }
    }

    /** The extensions of the names that are taken, for people. */
    public static String extensions() {
        return FileType.all();
    }

    /** The files of a customer, the newest first; at most two hundred. */
    public List<CustomerFile> of(CustomerNumber number) {
        return table.of(number);
    }

    /**
     * One file of a customer.
     *
     * @throws Refusal 404 {@code file.unknown}
     */
    public CustomerFile require(CustomerNumber number, long id) {
        return table.find(number, id).orElseThrow(() -> Refusal.notFound("file.unknown", String.valueOf(id)));
    }

    /** What stands in a file. */
    public byte[] content(CustomerFile file) {
        return contents.of(file.id());
    }

    private CustomerFile keep(CustomerNumber number, CustomerFile file, byte[] content) {
        var hash = Sha256.hex(content);
        var id = table.insert(number, file, hash);
        if (id.isEmpty()) {
            return table.same(number, file.name(), hash).orElseThrow();
        }
        contents.keep(id.get(), content);
        var told = new LinkedHashMap<String, Object>();
        told.put("fileName", file.name());
        told.put("fileSize", file.size());
        if (file.note() != null) {
            told.put("fileNote", file.note());
        }
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        records.put(new NewEntry(number, journey, EntryKind.FILE, new Cause(file.addedBy(), null), null, null, told));
        taskContexts.refresh(number.value());
        return require(number, id.get());
    }

    private static @Nullable String note(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (sent.length() > LONGEST_NOTE || !Texts.storable(sent)) {
            throw Refusal.badRequest("file.note", String.valueOf(LONGEST_NOTE));
        }
        return sent.strip();
    }
}
