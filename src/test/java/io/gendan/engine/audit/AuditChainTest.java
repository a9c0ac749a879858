package io.gendan.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gendan.engine.audit.Verification.Break;
import io.gendan.engine.audit.Verification.Fault;
import io.gendan.support.GendanTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody owns the database and switches its triggers off; every change is undone at the end of its own transaction. */
@GendanTest
@DisplayName("The audit trail is a chain")
class AuditChainTest {

    private static final int WRITTEN = 12;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSeal seal;

    @Autowired
    AuditVerification verification;

    @Autowired
    AuditErasure erasure;

    @Autowired
    AuditKeeping keeping;

    @Autowired
    AuditEntries entries;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Floods floods;

    private final String mark = UUID.randomUUID().toString();
    private Anchor end = new Anchor(0, "");

    @BeforeEach
    void a_dozen_entries_are_sealed() {
        // of other stories: told now, they come into none of these
        floods.end(true);
        for (int entry = 0; entry < WRITTEN; entry++) {
            trail.put(AuditKind.RULES_CHANGED, "wang", mark, Map.of("entry", entry));
        }
        var found = verification.verify(List.of());
        assertThat(found.fault()).isNull();
        end = found.newest();
    }

    @AfterEach
    void the_clock_is_right_again() {
        ClockUtil.reset();
    }

    @Test
    void nothing_was_done_and_nothing_is_found() {
        var found = verification.verify(List.of(end));

        assertThat(found.isWhole()).isTrue();
        assertThat(found.anchors()).isEqualTo(1);
        assertThat(found.sealed()).isGreaterThanOrEqualTo(WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set details = '{\"entry\": 99}' where seq = :place",
                "update audit_entry set actor = 'li' where seq = :place",
                "update audit_entry set actor = null where seq = :place",
                "update audit_entry set subject = 'C-000001', subject_salt = null where seq = :place"
            })
    @DisplayName("A value that is another one is found, and so is one that is gone without its salt")
    void changed(String change) {
        assertThat(afterwards(change, List.of())).isEqualTo(new Fault(place(), Break.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set at = at - interval '1 hour' where seq = :place",
                "update audit_entry set kind = 'SIGNED_OUT' where seq = :place",
                "update audit_entry set request = 'another' where seq = :place",
                """
                update audit_entry set actor = 'li', actor_digest = sha256(actor_salt || convert_to('li', 'UTF8'))
                where seq = :place""",
                "update audit_entry set address = '10.0.0.1', address_salt = actor_salt,"
                        + " address_digest = sha256(actor_salt || convert_to('10.0.0.1', 'UTF8')) where seq = :place"
            })
    @DisplayName("A row that is another one is found, its digest reckoned anew or not")
    void rewritten(String change) {
        assertThat(afterwards(change, List.of())).isEqualTo(new Fault(place(), Break.BROKEN));
    }

    @Test
    void a_row_that_is_gone_is_found() {
        assertThat(afterwards("delete from audit_entry where seq = :place", List.of()))
                .isEqualTo(new Fault(place(), Break.MISSING));
    }

    @Test
    @DisplayName("An end that was cut off is found: by what the chain says of itself, else by an anchor that was kept")
    void cut() {
        var cut = "delete from audit_entry where seq >= :place";
        var hidden = cut + "; update audit_chain set end_seq = :place - 1,"
                + " end_hash = (select hash from audit_entry where seq = :place - 1)";

        assertThat(afterwards(cut, List.of())).isEqualTo(new Fault(place(), Break.CUT));
        assertThat(afterwards(hidden, List.of())).isNull();
        assertThat(afterwards(hidden, List.of(end))).isEqualTo(new Fault(end.seq(), Break.OTHER_THAN_ANCHOR));
    }

    @Test
    @DisplayName("A beginning that was taken away is found, whatever the chain says of where it starts")
    void beginning_cut() {
        var cut = "delete from audit_entry where seq < :place";
        var hidden = "update audit_chain set start_seq = :place - 1,"
                + " start_hash = (select hash from audit_entry where seq = :place - 1);" + cut;

        assertThat(afterwards(cut, List.of())).isEqualTo(new Fault(start() + 1, Break.MISSING));
        assertThat(afterwards(hidden, List.of(end))).isEqualTo(new Fault(place() - 1, Break.START));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_chain set start_seq = end_seq, start_hash = end_hash; delete from audit_entry",
                "update audit_chain set start_seq = 0, end_seq = 0, start_hash = decode(repeat('00', 32), 'hex'),"
                        + " end_hash = decode(repeat('00', 32), 'hex'); delete from audit_entry",
                "delete from audit_chain; delete from audit_entry",
                "delete from audit_chain",
                "delete from audit_entry"
            })
    @DisplayName("A trail of which nothing is left is found, with anchors and without")
    void all_gone(String change) {
        assertThat(afterwards(change, List.of())).isNotNull();
        assertThat(afterwards(change, List.of(end))).isNotNull();
    }

    @Test
    @DisplayName("What an entry told can't be blanked without the note of an erasure that names it")
    void blanked() {
        assertThat(afterwards(
                        "update audit_entry set details = null, details_salt = null where seq = :place", List.of(end)))
                .isEqualTo(new Fault(place(), Break.BLANKED));
        assertThat(afterwards(
                        "update audit_entry set actor = null, actor_salt = null where seq = :place", List.of(end)))
                .isEqualTo(new Fault(place(), Break.CHANGED));
    }

    @Test
    void a_row_that_was_put_in_is_found() {
        var put = """
                update audit_entry set seq = -seq - 1 where seq >= :place;
                update audit_entry set seq = -seq where seq < 0;
                update audit_chain set end_seq = end_seq + 1;
                insert into audit_entry (at, kind, actor, actor_salt, actor_digest, seq, hash)
                select at, kind, 'li', actor_salt, sha256(actor_salt || convert_to('li', 'UTF8')), :place, hash
                from audit_entry where seq = :place - 1""";

        assertThat(afterwards(put, List.of())).isEqualTo(new Fault(place(), Break.BROKEN));
        assertThat(afterwards(
                        "insert into audit_entry (at, kind, seq, hash) values (current_timestamp, 'ERASED', -1, sha256('x'))",
                        List.of()))
                .as("before the start")
                .isNotNull();
    }

    @Test
    void rows_in_another_order_are_found() {
        var swapped = """
                update audit_entry set seq = -1 where seq = :place;
                update audit_entry set seq = :place where seq = :place + 1;
                update audit_entry set seq = :place + 1 where seq = -1""";

        assertThat(afterwards(swapped, List.of())).isEqualTo(new Fault(place(), Break.BROKEN));
    }

    @Test
    @DisplayName(
            "Who reckons the whole rest of the chain anew is found by an anchor that was kept, and by nothing else")
    void reckoned_anew() {
        Supplier<Verification> forged = () -> {
            database.sql("update audit_entry set kind = 'SIGNED_OUT' where seq = ?")
                    .param(place())
                    .update();
            var hash = database.sql("select hash from audit_entry where seq = ?")
                    .param(place() - 1)
                    .query(byte[].class)
                    .single();
            for (long seq = place(); seq <= end.seq(); seq++) {
                hash = database.sql("select " + Link.COLUMNS + " from audit_entry where seq = ?")
                        .param(seq)
                        .query(Link::read)
                        .single()
                        .hashAt(seq, hash);
                database.sql("update audit_entry set hash = ? where seq = ?")
                        .params(hash, seq)
                        .update();
            }
            database.sql("update audit_chain set end_hash = ?").param(hash).update();
            return new AuditChain(database, null).verify(List.of());
        };

        assertThat(asOwner(forged).fault()).isNull();
        assertThat(asOwner(() -> {
                            assertThat(forged.get().isWhole()).isTrue();
                            return new AuditChain(database, null).verify(List.of(end));
                        })
                        .fault())
                .isEqualTo(new Fault(end.seq(), Break.OTHER_THAN_ANCHOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set kind = 'SIGNED_OUT' where seq = :place",
                "update audit_entry set details = null, details_salt = null where seq = :place",
                "update audit_entry set seq = seq + 1000000 where seq = :place",
                "delete from audit_entry where seq = :place",
                "select set_config('gendan.audit', 'erasing', true); delete from audit_entry where seq = :place",
                "select set_config('gendan.audit', 'erasing', true); update audit_entry set actor = 'li' where seq = :place",
                "select set_config('gendan.audit', 'erasing', true); update audit_entry set actor = null where seq = :place",
                "select set_config('gendan.audit', 'erasing', true); update audit_entry set at = at - interval '1 day'"
                        + " where seq = :place",
                "select set_config('gendan.audit', 'erasing', true);"
                        + " update audit_entry set actor = null, actor_salt = null where seq = :place",
                "select set_config('gendan.audit', 'pruning', true); delete from audit_entry where seq = :place",
                "truncate audit_entry",
                "delete from audit_chain",
                "truncate audit_chain",
                "update audit_chain set start_seq = end_seq, start_hash = end_hash",
                "update audit_chain set end_seq = end_seq - 1",
                "update audit_chain set end_hash = start_hash"
            })
    @DisplayName("Whoever doesn't own the database can't change it at all")
    void append_only(String change) {
        assertThatThrownBy(() -> inVain(() -> {
                    execute(change);
                    return true;
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
    }

    @Test
    @DisplayName("What entries tell of somebody can be erased, with its salt, and the chain stays whole")
    void erased() {
        var query = new AuditEntries.Query(null, null, null, null, mark);

        assertThat(erasure.forgetDetailsOf(mark)).isEqualTo(WRITTEN);

        var found = verification.verify(List.of(end));
        assertThat(found.fault()).isNull();
        assertThat(found.erased()).isGreaterThanOrEqualTo(WRITTEN);
        assertThat(erasure.forgetDetailsOf(database.sql("select id from audit_entry where kind = 'TRAIL'")
                        .query(Long.class)
                        .list()))
                .as("the notes themselves stay")
                .isZero();
        assertThat(entries.find(query, 0, 50)).hasSize(WRITTEN).allSatisfy(entry -> {
            assertThat(entry.details()).isEmpty();
            assertThat(entry.erased()).containsExactly("details");
            assertThat(entry.actor()).isEqualTo("wang");
        });
        assertThat(database.sql("select count(*) from audit_entry where subject = ? and details_salt is not null")
                        .param(mark)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 14, 18, 22})
    @DisplayName("The oldest entries can be let go of at any hour: what is left begins where they ended")
    void let_go_of(int hour) {
        // other stories of the same trail play in years to come
        var later = database.sql("select max(at) from audit_entry")
                .query(OffsetDateTime.class)
                .single()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .plusDays(10)
                .withHour(hour);
        var before = new Anchor(end.seq() - 1, end.hash());
        var left = inVain(() -> {
            seal.lock();
            ClockUtil.setCurrentTime(Date.from(later.toInstant()));
            trail.put(AuditKind.RULES_CHANGED, "wang", mark + "later", Map.of());
            seal.some();
            int removed = keeping.letGo(Period.ofDays(5));
            seal.some();
            assertThat(removed).isGreaterThanOrEqualTo(WRITTEN);
            assertThat(entries.count(new AuditEntries.Query(null, null, null, null, mark)))
                    .isZero();
            assertThat(keeping.letGo(Period.ofDays(5))).isZero();
            assertThat(new AuditChain(database, null).verify(List.of()).fault())
                    .as("nothing is let go of where all is kept for ever")
                    .extracting(Fault::kind)
                    .isEqualTo(Break.START);
            assertThat(new AuditChain(database, Period.ofDays(7))
                            .verify(List.of())
                            .fault())
                    .as("what had to be kept for longer, by more than the day between two time zones")
                    .extracting(Fault::kind)
                    .isEqualTo(Break.START);
            return new AuditChain(database, Period.ofDays(5)).verify(List.of(before));
        });

        assertThat(left.fault()).isNull();
        assertThat(left.sealed())
                .as("the later one, and that something was let go of")
                .isEqualTo(2);
        assertThat(left.anchors()).isZero();
        assertThat(left.anchorsBefore())
                .as("an anchor from before can't be checked any more")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Several nodes seal at once, while others write: one chain")
    void sealed_at_once() {
        var nodes = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    for (int entry = 0; entry < 25; entry++) {
                        trail.put(AuditKind.RULES_CHANGED, null, mark + "many", Map.of("entry", entry));
                        seal.some();
                    }
                }))
                .limit(4)
                .toList();
        nodes.forEach(CompletableFuture::join);

        var found = verification.verify(List.of(end));
        assertThat(found.fault()).isNull();
        assertThat(database.sql("select count(*) from audit_entry where subject = ? and seq is not null")
                        .param(mark + "many")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    @DisplayName("What wasn't done isn't on the trail; what was refused is, whatever becomes of the rest")
    void with_the_transaction() {
        inVain(() -> {
            trail.put(AuditKind.RULES_CHANGED, "wang", mark + "undone", Map.of());
            trail.putAlone(AuditKind.REFUSED, "wang", mark + "refused", Map.of());
            return true;
        });

        assertThat(entries.count(new AuditEntries.Query(null, null, null, null, mark + "undone")))
                .isZero();
        assertThat(entries.count(new AuditEntries.Query(null, null, null, null, mark + "refused")))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A flood of the same is written as a number")
    void flood() {
        for (int time = 0; time < 120; time++) {
            trail.putCounted(AuditKind.REFUSED, mark, null, Map.of("place", "/api/x"));
        }
        ClockUtil.setCurrentTime(Date.from(
                ClockUtil.getCurrentTime().toInstant().plus(Floods.WINDOW).plusSeconds(1)));
        floods.end(false);

        var query = new AuditEntries.Query(null, null, null, mark, null);
        // the program's own clock may be the one that tells it
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(entries.find(query, 0, 50)).hasSize(Floods.ONE_BY_ONE + 1));
        assertThat(entries.find(query, 0, 1).get(0).details()).containsEntry("times", 100);
    }

    @Test
    @DisplayName("An anchor is read as it was written, and nothing else")
    void anchor() {
        assertThat(Anchor.parse(" " + end + "\n")).isEqualTo(end);
        assertThat(end.hash()).hasSize(64);
        assertThat(HexFormat.of().parseHex(end.hash())).hasSize(32);
        assertThatThrownBy(() -> Anchor.parse("17")).hasMessageContaining("audit.anchor");
    }

    private long start() {
        return database.sql("select start_seq from audit_chain")
                .query(Long.class)
                .single();
    }

    private long place() {
        return end.seq() - 5;
    }

    private @org.jspecify.annotations.Nullable Fault afterwards(String change, List<Anchor> anchors) {
        return asOwner(() -> {
                    execute(change);
                    return new AuditChain(database, null).verify(anchors);
                })
                .fault();
    }

    /** The owner of a database can switch off its triggers. */
    private <T> T asOwner(Supplier<T> deed) {
        return inVain(() -> {
            database.sql("set local session_replication_role = replica").update();
            return deed.get();
        });
    }

    private void execute(String change) {
        for (var statement : change.split(";")) {
            var asked = database.sql(statement.replace(":place", String.valueOf(place())));
            if (statement.strip().startsWith("select")) {
                asked.query(String.class).single();
            } else {
                asked.update();
            }
        }
    }

    private <T> T inVain(Supplier<T> deed) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return deed.get();
        });
    }
}
