package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.duplicates.Merge;
import io.gendan.customer.duplicates.Merges;
import io.gendan.http.Program.Answer;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@DisplayName("D-07 A customer that turned out to be another one")
class D07MergedAwayTest {

    private static final Map<String, Object> CONSENTED =
            Map.of("value", "Buddhist-8812", "consentOn", "2026-01-02", "consentHow", "signed form of 2 January");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Staff staff;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient database;

    private CustomerNumber survivor = CustomerNumber.parse("C-000001");
    private CustomerNumber merged = survivor;

    @BeforeEach
    void two_persons_of_chen() {
        people.hired();
        survivor = create("Fang Lihua");
        merged = create("Fang Li-hua");
    }

    @Test
    @DisplayName(
            "D-07 its dossier, its confidential values and its completeness answer with the number of the survivor")
    void no_door_is_left_open() {
        keep(merged);
        merge();

        assertMoved(chen("GET", merged, "/dossier", null));
        assertMoved(chen("PATCH", merged, "/dossier", Map.of("values", Map.of("phone", "13800138000"))));
        assertMoved(chen("GET", merged, "/dossier/confidential", null));
        assertMoved(chen("PUT", merged, "/dossier/confidential/religion", CONSENTED));
        assertMoved(chen("GET", merged, "/completeness", null));
        assertMoved(chen("POST", merged, "/completeness/check", null));
        assertThat(Program.of(port, "yang").get(at(merged, "/dossier")).status())
                .isEqualTo(404);
        assertThat(Program.of(port, "admin").get(at(merged, "/dossier")).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("D-07 who waited while it was merged away is told so, and nothing is written to it")
    void merged_away_while_waiting() {
        var waiting = new TransactionTemplate(transactions).execute(status -> {
            merge();
            var answer = CompletableFuture.supplyAsync(
                    () -> chen("POST", merged, "/contact-book/persons", Map.of("name", "Wei")));
            while (!answer.isDone() && nobodyWaitsForUs()) {
                Thread.onSpinWait();
            }
            return answer;
        });

        assertMoved(waiting.join());
        assertThat(database.sql("select count(*) from contact_person where customer_number in (?, ?)")
                        .params(survivor.value(), merged.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("D-01 whoever clicks several times keeps a confidential value once, and no click fails")
    void several_clicks() throws Exception {
        Callable<Integer> click = () -> chen("PUT", survivor, "/dossier/confidential/religion", CONSENTED)
                .status();
        for (int round = 0; round < 3; round++) {
            assertThat(AtOnce.all(Collections.nCopies(8, click))).containsOnly(204);
        }
        assertThat(kept(survivor)).isEqualTo(1);
    }

    @Test
    @DisplayName("D-01, D-07 a consent withdrawn after a merge is withdrawn for both, and they can still be parted")
    void withdrawn_for_both() {
        keep(survivor);
        keep(merged);
        var merge = merge();

        withdraw();
        merges.undo(survivor, merge.id(), staff.require("wang"));

        assertThat(kept(survivor)).isZero();
        assertThat(kept(merged)).isZero();
    }

    @Test
    @DisplayName("D-01, D-07 a value that came along with a merge and was withdrawn since hinders nobody to part them")
    void came_along_and_was_withdrawn() {
        keep(merged);
        var merge = merge();

        withdraw();
        merges.undo(survivor, merge.id(), staff.require("wang"));

        assertThat(kept(survivor)).isZero();
        assertThat(kept(merged)).isZero();
        assertThat(chen("GET", merged, "/dossier", null).status()).isEqualTo(200);
    }

    private Merge merge() {
        return merges.merge(survivor, merged, Map.of(), staff.require("wang"));
    }

    private void keep(CustomerNumber number) {
        var answer = chen("PUT", number, "/dossier/confidential/religion", CONSENTED);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private void withdraw() {
        var answer = chen("DELETE", survivor, "/dossier/confidential/religion", null);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private long kept(CustomerNumber number) {
        return database.sql("select count(*) from confidential_value where customer_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    private void assertMoved(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("customer.merged");
        assertThat(answer.json().path("mergedInto").asText()).isEqualTo(survivor.value());
    }

    private boolean nobodyWaitsForUs() {
        return database.sql("""
                        select count(*) from pg_locks where not granted and locktype = 'transactionid'
                        and transactionid = pg_current_xact_id()::xid
                        """).query(Long.class).single() == 0;
    }

    private Answer chen(String method, CustomerNumber number, String door, Object body) {
        return Program.of(port, "chen").send(method, at(number, door), body);
    }

    private static String at(CustomerNumber number, String door) {
        return "/api/customers/" + number.value() + door;
    }

    private CustomerNumber create(String name) {
        return customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, name, CustomerField.OWNER, "chen", CustomerField.KIND, "PERSON")),
                        "chen")
                .number();
    }
}
