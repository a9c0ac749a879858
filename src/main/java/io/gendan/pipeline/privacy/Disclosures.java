package io.gendan.pipeline.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.Confidential;
import io.gendan.engine.Minute;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.journey.files.CustomerFile;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.pipeline.privacy.HeldRows.One;
import io.gendan.staff.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is held on a customer, or on one person on its side, for that person to read: a ZIP with the rows for programs, a
 * page for people, and the files. Sealed views of sessions are left out.
 */
@Component
public class Disclosures {

    private static final String CONFIDENTIAL = "confidential_value";

    private final CustomerAccess access;
    private final Erasures erasures;
    private final ErasureTable table;
    private final WordsOfPersons wordsOf;
    private final HeldRows rows;
    private final Confidential confidential;
    private final CustomerFiles files;
    private final DisclosurePage page;
    private final AuditTrail trail;
    private final ObjectMapper json;
    private final Clock clock;

    Disclosures(
            CustomerAccess access,
            Erasures erasures,
            ErasureTable table,
            WordsOfPersons wordsOf,
            HeldRows rows,
            Confidential confidential,
            CustomerFiles files,
            DisclosurePage page,
            AuditTrail trail,
            ObjectMapper json,
            Clock clock) {
        this.access = access;
        this.erasures = erasures;
        this.table = table;
        this.wordsOf = wordsOf;
        this.rows = rows;
        this.confidential = confidential;
        this.files = files;
        this.page = page;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The ZIP.
     *
     * @param contactPerson id of the one person on the customer's side; null for the whole customer
     * @throws Refusal 403 {@code privacy.byLeaders}, {@code customer.claimFirst}; 404 {@code customer.unknown}, {@code
     *     privacy.noPerson}
     */
    @Transactional
    public byte[] of(CustomerNumber number, @Nullable Long contactPerson, Person by) {
        if (!erasures.mayAsk(by)) {
            throw Refusal.forbidden("privacy.byLeaders");
        }
        access.toReadAll(number, by);
        if (contactPerson != null) {
            erasures.requirePerson(number, contactPerson);
        }
        var numbers = table.sameAs(number);
        var one = contactPerson == null
                ? null
                : new One(
                        contactPerson, wordsOf.ofPerson(numbers, contactPerson).own());
        var held = new LinkedHashMap<String, List<? extends JsonNode>>(rows.of(numbers, one));
        held.remove(CONFIDENTIAL);
        if (contactPerson == null) {
            var opened = confidential(number, by);
            if (!opened.isEmpty()) {
                held.put(CONFIDENTIAL, opened);
            }
        }
        trail.put(
                AuditKind.DISCLOSED,
                by.login(),
                number.value(),
                Map.of("what", contactPerson == null ? "customer" : "person"));
        try {
            return zip(number, held, contactPerson == null ? files.of(number) : List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<JsonNode> confidential(CustomerNumber number, Person by) {
        return confidential.read(number, by).stream()
                .map(kept -> json.<JsonNode>valueToTree(kept))
                .toList();
    }

    private byte[] zip(CustomerNumber number, Map<String, List<? extends JsonNode>> held, List<CustomerFile> attached)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            var all = json.createObjectNode().put("number", number.value());
            all.put("madeAt", clock.instant().toString());
            all.set("held", json.valueToTree(held));
            add(zip, "disclosure.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
            var madeAt = Minute.of(clock.instant(), clock.getZone());
            add(
                    zip,
                    "disclosure.html",
                    page.of(number.value(), String.valueOf(madeAt), held).getBytes(StandardCharsets.UTF_8));
            for (var file : attached) {
                add(zip, "files/" + file.id() + "-" + file.name(), files.content(file));
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
