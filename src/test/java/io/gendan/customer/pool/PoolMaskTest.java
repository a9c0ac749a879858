package io.gendan.customer.pool;

import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.http.Program;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.North;
import io.gendan.support.Stories;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("ST-03 Customers of the pool, by department and masked")
class PoolMaskTest {

    private static final List<String> SECRETS =
            List.of("13912345678", "139 1234 5678", "139123456", "qian@springs.example", "Qian Meiling", "62345678");

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
    North north;

    @LocalServerPort
    int port;

    private final String name = "Hidden Springs " + UUID.randomUUID();
    private CustomerNumber number;

    @BeforeEach
    void chen_gives_a_customer_back() {
        north.opens();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, name,
                                CustomerField.OWNER, "chen",
                                CustomerField.PHONE, "139 1234 5678",
                                CustomerField.EMAIL, "qian@springs.example",
                                CustomerField.CONTACT_PERSON, "Qian Meiling")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        assertThat(Program.of(port, "chen")
                        .post(
                                "/api/customers/" + number.value() + "/interactions",
                                Map.of(
                                        "direction",
                                        "INBOUND",
                                        "contactPerson",
                                        "Qian Meiling",
                                        "summary",
                                        "Qian Meiling gave her line 021-6234 5678, 62345678, qian@springs.example"))
                        .status())
                .isEqualTo(201);
        course.release(number, "Ask Qian Meiling on 139 1234 5678", staff.require("chen"));
    }

    @AfterEach
    void the_north_closes() {
        north.closes();
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/%s",
                "/api/customers/%s/record",
                "/api/customers/%s/story",
                "/api/customers/%s/decision-map",
                "/customers/%s",
                "/customers/%s/story",
                "/customers/%s/print"
            })
    @DisplayName("ST-03 through every door who could claim it reads no way to reach the customer, its director does")
    void is_masked_at_every_door(String door) {
        var path = door.formatted(number.value());
        for (var login : List.of("yang", "chen", "li")) {
            assertThat(read(login, path)).as(login).contains("**").doesNotContain(SECRETS);
        }
        assertThat(read("wang", path)).containsAnyOf(SECRETS.toArray(String[]::new));
        pursuits.takeUp(number, staff.require("yang"));
        assertThat(read("yang", path)).as("claimed").containsAnyOf(SECRETS.toArray(String[]::new));
        course.release(number, "The story is told", staff.require("wang"));
    }

    @Test
    @DisplayName("ST-03 who searches its telephone number, whole or in part, finds nothing; who reads it unmasked does")
    void is_not_found_by_what_is_masked() {
        for (var looked : List.of("139%201234%205678", "13912345678", "13912345", "qian@springs.example")) {
            for (var login : List.of("yang", "chen", "li")) {
                assertThat(read(login, "/api/customers?q=" + looked))
                        .as("%s looks for %s", login, looked)
                        .doesNotContain(number.value(), name);
            }
            assertThat(read("wang", "/api/customers?q=" + looked)).contains(number.value());
        }
    }

    @Test
    @DisplayName(
            "ST-03 the pool is the department's: another department doesn't see it, the company's pool sees everyone")
    void lies_in_the_pool_of_the_department() {
        assertThat(customers.require(number).poolDepartment())
                .isEqualTo(staff.require("chen").department());
        assertThat(Program.of(port, "bai")
                        .get("/api/customers/" + number.value())
                        .status())
                .isEqualTo(404);
        assertThat(read("bai", "/api/customers?q=" + number.value())).doesNotContain(name);
        assertThat(customers.similarTo(name, staff.require("bai"))).isEmpty();

        var ours = customers.create(NewCustomer.read(Map.of(CustomerField.NAME, name + " 2")), "admin");
        assertThat(ours.poolDepartment()).isNull();
        assertThat(read("bai", "/api/customers/" + ours.number().value())).contains(name);
        var theirs = customers.create(NewCustomer.read(Map.of(CustomerField.NAME, name + " 3")), "bai");
        assertThat(theirs.poolDepartment()).isEqualTo(staff.require("bai").department());
        assertThat(customers.isSeenBy(theirs, staff.require("wang"))).isFalse();
    }

    @Test
    @DisplayName("ST-03 files of a customer of the pool are opened once it is claimed")
    void files_wait_for_the_claim() {
        var files = "/api/customers/" + number.value() + "/files";
        assertThat(Program.of(port, "yang").get(files).code()).isEqualTo("customer.claimFirst");
        assertThat(Program.of(port, "wang").get(files).status()).isEqualTo(200);
    }

    private String read(String login, String path) {
        if (!path.startsWith("/api")) {
            return Browser.of(port, login).get(path).body();
        }
        var answer = Program.of(port, login).get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.http().body();
    }
}
