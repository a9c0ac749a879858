package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.duplicates.Merges;
import io.gendan.http.Program;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A customer brought in under a key")
class CustomerRequestsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    CustomerRequests requests;

    @Autowired
    ImportClock clock;

    @Autowired
    CustomerOwners owners;

    @Autowired
    Merges merges;

    @Autowired
    Staff staff;

    private final String key = "key " + UUID.randomUUID();
    private final String name = "Once " + UUID.randomUUID();

    @BeforeEach
    void people() {
        people.hired();
    }

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "sent twice comes in once; under somebody else's same key it is another one; another content is refused")
    void once() {
        var customer = NewCustomer.read(Map.of(CustomerField.NAME, name));
        var chen = staff.require("chen");
        var first = requests.createOnce(key, customer, chen);
        assertThat(requests.createOnce(key, customer, chen)).isEqualTo(first);
        assertThat(requests.createOnce(key, customer, staff.require("liu"))).isNotEqualTo(first);
        var another = NewCustomer.read(Map.of(CustomerField.NAME, name + " 2"));
        assertThatThrownBy(() -> requests.createOnce(key, another, chen)).hasMessageContaining("customer.keyReused");
    }

    @Test
    @DisplayName("doesn't stay open to who brought it in: handed over, it is answered like a number of nobody")
    void handed_over() {
        var number = sent("chen").json().path("number").asText();
        assertThat(sent("chen").json().path("phone").asText()).isEqualTo("13911112222");
        owners.handOver(new CustomerNumber(number), "yang", OwnerChange.of(Why.HANDED_OVER, "wang"));

        assertThat(sent("chen").status()).isEqualTo(404);
        assertThat(sent("chen").http().body().replace(number, "…"))
                .doesNotContain(name)
                .contains("customer.unknown");
    }

    @Test
    @DisplayName("given back to the pool it is answered masked, put together with another one with that one")
    void in_the_pool_and_merged() {
        var number = new CustomerNumber(sent("chen").json().path("number").asText());
        owners.releaseToPool(number, OwnerChange.of(Why.RELEASED, "chen"));
        assertThat(sent("chen").http().body())
                .contains(number.value(), "139****")
                .doesNotContain("13911112222", "li@once.example");

        owners.takeFromPool(number, "chen", OwnerChange.of(Why.CLAIMED, "chen"));
        var survivor = Program.of(port, "chen")
                .post("/api/customers", Map.of("name", "Survivor " + name))
                .json()
                .path("number")
                .asText();
        merges.merge(new CustomerNumber(survivor), number, Map.of(), staff.require("li"));
        assertThat(sent("chen").json().path("number").asText()).isEqualTo(survivor);
    }

    @Test
    @DisplayName("tells an administrator number, name and step alone, at once and again")
    void administrators_know_the_outline() {
        var first = sent("admin");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("number", "name", "owner", "openWork", "similar");
        var number = new CustomerNumber(first.json().path("number").asText());
        owners.handOver(number, "yang", OwnerChange.of(Why.HANDED_OVER, "wang"));

        assertThat(sent("admin").json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("number", "name", "owner", "openWork", "similar");
    }

    @Test
    @DisplayName("is remembered for a day, and forgotten in the night that follows")
    void keys_go() {
        var number = sent("chen").json().path("number").asText();
        pass(CustomerRequests.KEPT.minusMinutes(1));
        clock.night();
        assertThat(sent("chen").json().path("number").asText()).isEqualTo(number);

        pass(CustomerRequests.KEPT.plusMinutes(1));
        clock.night();
        assertThat(sent("chen").json().path("number").asText()).isNotEqualTo(number);
    }

    private Program.Answer sent(String login) {
        return Program.of(port, login)
                .post(
                        "/api/customers",
                        Map.of(
                                "name", name,
                                "owner", "chen",
                                "phone", "13911112222",
                                "email", "li@once.example"),
                        "Idempotency-Key",
                        key);
    }

    private static void pass(Duration time) {
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + time.toMillis()));
    }
}
