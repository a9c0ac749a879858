package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.ConfidentialTable.Consent;
import io.gendan.customer.dossier.ConfidentialTable.Row;
import io.gendan.customer.dossier.DossierChange.Change;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Confidential values of the dossier (faith, health, family, D-01): encrypted, each with purpose and consent, read by the
 * owner and whoever leads the owner only, each reading on the audit trail. A withdrawn consent deletes the value.
 */
@Component
public class Confidential {

    private static final int READINGS = 50;
    private static final int LONGEST_SHOWN = 40;

    private final DossierAccess access;
    private final DossierFields fields;
    private final ConfidentialTable table;
    private final Vault vault;
    private final ConfidentialEntries entries;
    private final DossierValues shown;
    private final BusinessKeyLock lock;
    private final ApplicationEventPublisher news;
    private final AuditTrail trail;
    private final AuditEntries told;
    private final Clock clock;

    Confidential(
            DossierAccess access,
            DossierFields fields,
            ConfidentialTable table,
            Vault vault,
            ConfidentialEntries entries,
            DossierValues shown,
            BusinessKeyLock lock,
            ApplicationEventPublisher news,
            AuditTrail trail,
            AuditEntries told,
            Clock clock) {
        this.access = access;
        this.fields = fields;
        this.table = table;
        this.vault = vault;
        this.entries = entries;
        this.shown = shown;
        this.lock = lock;
        this.news = news;
        this.trail = trail;
        this.told = told;
        this.clock = clock;
    }

    /** One confidential value as it was given. */
    public record Kept(
            String key, String value, String purpose, LocalDate consentOn, String consentHow, String notedBy) {}

    /** Who has read the confidential values of a customer, and when. */
    public record Reading(String reader, Instant at) {}

    /** Whether values can be kept at all: without a key none is taken. */
    public boolean isPossible() {
        return vault.isOpen();
    }

    /** The keys of the fields of which a value is kept. */
    Set<String> given(CustomerNumber number) {
        return table.of(number).stream().map(Row::field).collect(Collectors.toSet());
    }

    /**
     * The values in plain words; that this person has read them is put down.
     *
     * @throws Refusal 404 {@code customer.unknown}, 403 {@code dossier.confidential}, 409 {@code dossier.keyGone}
     */
    @Transactional
    public List<Kept> read(CustomerNumber number, Person person) {
        var customer = access.toConfidential(number, person);
        var known = fields.of(customer.kind()).stream().collect(Collectors.toMap(DossierField::key, field -> field));
        var rows = table.of(number);
        if (!rows.isEmpty()) {
            var read = rows.stream().map(Row::field).toList();
            trail.put(AuditKind.READ_CONFIDENTIAL, person.login(), number.value(), Map.of("fields", read));
        }
        return rows.stream()
                .map(row -> {
                    var value = vault.open(row.id(), row.field(), row.sealed());
                    var field = known.get(row.field());
                    return kept(row, field == null ? value : words(field, value));
                })
                .toList();
    }

    /** Who has read them as the audit trail tells, newest first; for those who may read them. */
    public List<Reading> readings(CustomerNumber number, Person person) {
        access.toConfidential(number, person);
        return told.of(AuditKind.READ_CONFIDENTIAL, table.sameAs(number), READINGS).stream()
                .map(entry -> new Reading(Objects.requireNonNull(entry.actor()), entry.at()))
                .toList();
    }

    /**
     * Keeps a value that the customer has agreed to; one that was there before is replaced.
     *
     * @param consentOn ISO date on which the customer agreed, not in the future
     * @param consentHow how, such as "signed form of 3 March" or "said so on the phone"
     * @throws Refusal 400 {@code dossier.invalid} with every fault, 409 {@code dossier.noKey}; 404 and 403 as
     *     {@link #read}
     */
    @Transactional
    public void put(
            CustomerNumber number,
            String key,
            String typed,
            @Nullable String consentOn,
            @Nullable String consentHow,
            Person person) {
        var customer = toChange(number, person);
        if (!vault.isOpen()) {
            throw Refusal.conflict("dossier.noKey");
        }
        var entry = entries.read(customer, key, typed, consentOn, consentHow);
        var id = UUID.randomUUID();
        table.remove(number, key);
        table.put(
                number,
                new Row(
                        id,
                        key,
                        vault.seal(id, key, entry.value()),
                        new Consent(entry.purpose(), entry.on(), entry.how(), person.login(), clock.instant())));
        tell(number, key, null, "GIVEN", person);
    }

    /**
     * Deletes a value: the customer no longer agrees, or it is no longer needed. What customers that turned out to be this
     * one had told goes too, so that taking them apart doesn't bring it back.
     *
     * @throws Refusal 404 {@code dossier.nothingKept} when there is none; else as {@link #read}
     */
    @Transactional
    public void withdraw(CustomerNumber number, String key, Person person) {
        toChange(number, person);
        if (!table.withdraw(number, key)) {
            throw Refusal.notFound("dossier.nothingKept", key.length() > LONGEST_SHOWN ? "…" : key);
        }
        tell(number, key, "GIVEN", "WITHDRAWN", person);
    }

    /** One change follows another, and a merge. */
    private Customer toChange(CustomerNumber number, Person person) {
        access.toConfidential(number, person);
        lock.lock(number.value());
        return access.toConfidential(number, person);
    }

    /** On record by name only. */
    private void tell(CustomerNumber number, String key, @Nullable String before, String after, Person person) {
        var change = new DossierChange(number, Map.of(key, new Change(before, after)));
        news.publishEvent(new DossiersChanged(List.of(change), person.login()));
    }

    /** What is stored in the words of a program, in the reader's language. */
    private String words(DossierField field, String stored) {
        var value = DossierTexts.value(field, stored);
        return value == null ? stored : shown.text(field, value);
    }

    private static Kept kept(Row row, String value) {
        var consent = row.consent();
        return new Kept(row.field(), value, consent.purpose(), consent.on(), consent.how(), consent.notedBy());
    }
}
