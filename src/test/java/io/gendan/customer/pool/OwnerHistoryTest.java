package io.gendan.customer.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.pool.OwnerHistory.Period;
import io.gendan.http.Program;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@GendanTest
@DisplayName("ST-03 Who owned a customer from when to when")
class OwnerHistoryTest {

    @Autowired
    OwnerHistory history;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transaction;

    @LocalServerPort
    int port;

    @BeforeEach
    void monday_morning() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("ST-03 created, handed over, released, taken up: every change stands there, with who and why")
    void every_change_stands_there() {
        var number = passedOn();
        assertThat(history.of(number))
                .extracting(Period::owner, Period::why, Period::by, Period::reason)
                .containsExactly(
                        tuple("yang", Why.CLAIMED, "yang", null),
                        tuple(null, Why.RELEASED, "li", "Liu is ill"),
                        tuple("liu", Why.HANDED_OVER, "liu", "Liu lives there"),
                        tuple("chen", Why.CREATED, "li", null));
        assertThat(history.of(number).get(0).to()).isNull();
        course.release(number, "The story is told", staff.require("wang"));
    }

    @Test
    @DisplayName("ST-03 what was before there was a history is taken over from the record")
    void the_migration_reads_the_record() {
        var number = passedOn();
        transaction.executeWithoutResult(trial -> {
            database.sql("delete from owner_history").update();
            backfill();
            assertThat(history.of(number))
                    .extracting(Period::owner, Period::why, Period::by, Period::reason)
                    .containsExactly(
                            tuple("yang", Why.CLAIMED, "yang", null),
                            tuple(null, Why.RELEASED, "li", "Liu is ill"),
                            tuple("liu", Why.HANDED_OVER, "liu", "Liu lives there"),
                            tuple("chen", Why.CREATED, "li", null));
            assertThat(database.sql("""
                                    select count(*) from customer c where c.owner is distinct from (
                                        select h.owner from owner_history h where h.customer_number = c.number
                                        order by h.id desc limit 1)""").query(Integer.class).single())
                    .as("customers whose history ends with somebody else")
                    .isZero();
            trial.setRollbackOnly();
        });
        course.release(number, "The story is told", staff.require("wang"));
    }

    @Test
    @DisplayName(
            "ST-03 imported without an owner: into the pool of the importer's department, the administrator's into the company's")
    void imported_into_the_pool() {
        assertThat(imported("li").poolDepartment())
                .isEqualTo(staff.require("li").department());
        assertThat(imported("admin").poolDepartment()).isNull();
    }

    private Customer imported(String login) {
        var name = "Fair " + UUID.randomUUID();
        var body = "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"fair.csv\"\r\n\r\n" + "name\n"
                + name + "\n\r\n--a-file--\r\n";
        var answer = Program.of(port, login)
                .post("/api/customers/import", body, "Content-Type", "multipart/form-data; boundary=a-file");
        assertThat(answer.json().path("created").asInt()).as(answer.toString()).isOne();
        var customer = customers.require(new CustomerNumber(database.sql("select number from customer where name = ?")
                .param(name)
                .query(String.class)
                .single()));
        assertThat(history.of(customer.number()))
                .extracting(Period::owner, Period::why, Period::by)
                .containsExactly(tuple(null, Why.IMPORTED, login));
        return customer;
    }

    private CustomerNumber passedOn() {
        var number = customers
                .create(
                        NewCustomer.read(
                                Map.of(CustomerField.NAME, "Passed " + UUID.randomUUID(), CustomerField.OWNER, "chen")),
                        "li")
                .number();
        pursuits.start(number, "chen");
        course.offerHandOver(number, "liu", "Liu lives there", staff.require("li"));
        stories.of(number.value()).completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        course.release(number, "Liu is ill", staff.require("li"));
        pursuits.takeUp(number, staff.require("yang"));
        return number;
    }

    /** The part of the migration that follows the making of the table. */
    private void backfill() {
        try {
            var script =
                    new ClassPathResource("db/migration/customer/V124__owner_history.sql").getContentAsString(UTF_8);
            for (var statement :
                    script.substring(script.indexOf("create temporary table")).split(";")) {
                if (!statement.isBlank()) {
                    database.sql(statement).update();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
