package io.gendan.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.customer.ImportRequest.Match;
import io.gendan.engine.Words;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.OwnWorkRests;
import io.gendan.support.SalesPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the person who sent a long table while it is under way. */
@GendanTest
@ExtendWith(OwnWorkRests.class)
@DisplayName("D-06 A long import brings in what its sender may bring in, chunk by chunk")
class ImportEntitlementTest {

    private static final int CHUNKS = 3;

    @Autowired
    ImportJobTable table;

    @Autowired
    ImportTurns turns;

    @Autowired
    ImportFiles files;

    @Autowired
    ImportRemarks remarks;

    @Autowired
    ImportTraces traces;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    CustomerRows rows;

    @Autowired
    CustomerTable customerTable;

    @Autowired
    CustomerImport customerImport;

    @Autowired
    ImportJobs jobs;

    @Autowired
    Imports imports;

    @Autowired
    Staff staff;

    @Autowired
    Words words;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private SalesPeople people;
    private String mark = "";

    @BeforeEach
    void people() {
        people = new SalesPeople(database);
        mark = people.mark();
    }

    @Test
    @DisplayName("switched off in the middle, it ends there: what is stored stays, and the import says so")
    void switched_off_in_the_middle() throws IOException {
        var id = waiting("anna", null, null);

        runAnd(() -> change("anna", "active = false"), id);

        var ended = state(id, "anna");
        assertThat(ended.state()).isEqualTo("REFUSED");
        assertThat(ended.message()).contains("switched off", "1000 rows", "stays");
        assertThat(ended.report().created()).isEqualTo(ImportJobs.CHUNK);
        assertThat(count()).isEqualTo(ImportJobs.CHUNK);
    }

    @Test
    @DisplayName("switched off before its turn, nothing of it comes in")
    void switched_off_while_it_waits() throws IOException {
        var id = waiting("anna", null, null);
        change("anna", "active = false");

        jobs.run(id);

        assertThat(state(id, "anna").state()).isEqualTo("REFUSED");
        assertThat(count()).isZero();
    }

    @Test
    @DisplayName("switched off with the last rows, what remains to be joined together is left")
    void switched_off_at_the_end() throws IOException {
        var id = waiting("anna", null, null);

        runAnd(
                () -> change(
                        "anna",
                        "active = false where (select count(*) from customer where name like '%" + mark + "') = "
                                + CHUNKS * ImportJobs.CHUNK + " and active"),
                id);

        assertThat(state(id, "anna").state()).isEqualTo("REFUSED");
        assertThat(count()).isEqualTo(CHUNKS * (long) ImportJobs.CHUNK);
    }

    @Test
    @DisplayName("in a role that brings nobody in, or no longer leads the owner asked for, it ends; both languages")
    void demoted() throws IOException {
        var auditors = waiting("manager", null, null);
        runAnd(() -> change("manager", "role = 'AUDITOR'"), auditors);
        assertThat(state(auditors, "manager").state()).isEqualTo("REFUSED");
        assertThat(state(auditors, "manager").message())
                .contains("after 1000 rows", words.in(Locale.ENGLISH, "refusal.customer.mayNotBringIn"));
        assertThat(count()).isEqualTo(ImportJobs.CHUNK);

        change("manager", "role = 'MANAGER'");
        var berts = waiting("manager", people.login("bert"), null);
        runAnd(() -> change("manager", "role = 'SALESPERSON'"), berts);
        assertThat(state(berts, "manager").message())
                .contains(words.in(Locale.ENGLISH, "refusal.customer.mayNotGiveTo", people.login("bert")));
        assertThat(count()).isEqualTo(2L * ImportJobs.CHUNK);
        for (var code : new String[] {"senderInactive", "noLongerAllowed"}) {
            assertThat(words.in(Locale.CHINESE, "refusal.import." + code, "1000", ""))
                    .contains("1000", "保留");
        }
    }

    @Test
    @DisplayName("an administrator who becomes a salesperson gives rows to nobody but itself from then on")
    void a_smaller_part() throws IOException {
        var id = waiting("admin", null, people.login("cora"));

        runAnd(() -> change("admin", "role = 'SALESPERSON'"), id);

        var ended = state(id, "admin");
        assertThat(ended.state()).isEqualTo("DONE");
        assertThat(ended.report().created()).isEqualTo(ImportJobs.CHUNK);
        assertThat(ended.faultyRows()).isEqualTo((CHUNKS - 1) * ImportJobs.CHUNK);
        assertThat(ended.report().errors()).extracting(Remark::column).containsOnly("owner");
    }

    /**
     * Three chunks that wait for their turn.
     *
     * @param owner of all rows; null for whoever it is then
     * @param owners what the rows say themselves
     */
    private UUID waiting(String sender, @Nullable String owner, @Nullable String owners) throws IOException {
        var names = UUID.randomUUID() + " " + mark;
        var file = IntStream.rangeClosed(1, CHUNKS * ImportJobs.CHUNK)
                .mapToObj(row -> owners == null ? row + " " + names : row + " " + names + "," + owners)
                .collect(Collectors.joining("\n", owners == null ? "name\n" : "name,owner\n", "\n"));
        try (var upload = ImportUpload.of(new ByteArrayInputStream(file.getBytes(UTF_8)), "long.csv")) {
            var request = new ImportRequest(false, owner, false, true, Match.NUMBER, Map.of());
            var id = imports.keep(upload, staff.require(people.login(sender)));
            assertThat(table.begin(id, request)).isTrue();
            return id;
        }
    }

    /** Takes the job in; after each chunk, in its transaction, this happens. */
    private void runAnd(Runnable deed, UUID id) {
        var store = new ImportStore(rows, traces, contactPersons, none(), none(), none(), event -> deed.run());
        var watched = new ImportJobs(
                table,
                turns,
                files,
                remarks,
                new ImportChunks(turns, remarks, store, customerTable, words, transaction),
                customerImport,
                staff,
                words,
                transaction);
        watched.run(id);
        watched.destroy();
    }

    private static <T> ObjectProvider<T> none() {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                throw new NoSuchBeanDefinitionException("none");
            }
        };
    }

    private void change(String who, String to) {
        database.sql("update person set " + to + (to.contains(" where ") ? " and" : " where") + " login = ?")
                .param(people.login(who))
                .update();
    }

    private ImportState state(UUID id, String who) {
        return imports.state(id.toString(), staff.require(people.login(who)));
    }

    private long count() {
        return database.sql("select count(*) from customer where name like ?")
                .param("%" + mark)
                .query(Long.class)
                .single();
    }
}
