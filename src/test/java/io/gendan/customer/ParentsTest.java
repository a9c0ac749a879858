package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.OwnerChange.Why;
import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("D-01 Whose subsidiary a customer is")
class ParentsTest {

    /** A number of no customer, as long as those there are. */
    private static final String NOBODYS = "C-987653";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String mine = "";
    private String yangs = "";

    @BeforeEach
    void a_customer_of_chen_and_one_of_another_team() {
        people.hired();
        mine = customer("Daughter " + mark, "chen");
        yangs = customer("Holding " + mark, "yang");
    }

    @Test
    @DisplayName(
            "a guessed number of another team's customer is no parent: the dossier says so as of a number of nobody")
    void another_teams_is_none_in_the_dossier() {
        assertThat(told(named("chen", yangs), yangs)).isEqualTo(told(named("chen", NOBODYS), NOBODYS));
        assertThat(named("chen", yangs).status()).isEqualTo(400);
        assertThat(customers.require(new CustomerNumber(mine)).subsidiaryOf()).isNull();
    }

    @Test
    @DisplayName("nor is it for a customer about to come in")
    void another_teams_is_none_for_a_new_one() {
        assertThat(told(created("chen", yangs), yangs)).isEqualTo(told(created("chen", NOBODYS), NOBODYS));
        assertThat(created("chen", yangs).json().findValuesAsText("message"))
                .singleElement()
                .asString()
                .contains(yangs);
    }

    @Test
    @DisplayName("who sees both, and administrators, who know all numbers, name it")
    void who_sees_it_names_it() {
        assertThat(named("wang", yangs).status()).isEqualTo(200);
        assertThat(created("admin", yangs).status()).isEqualTo(201);
        assertThat(created("admin", NOBODYS).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("who doesn't see the parent reads of none anywhere, edits the rest, and leaves the parent as it was")
    void is_told_to_who_sees_it() {
        assertThat(named("wang", yangs).status()).isEqualTo(200);

        assertThat(read("wang", "/customers/" + mine)).contains("/customers/" + yangs);
        assertThat(read("chen", "/customers/" + mine)).contains(mine).doesNotContain("/customers/" + yangs);
        assertThat(read("chen", "/customers/" + mine + "/dossier"))
                .contains(mine)
                .doesNotContain(yangs);
        for (var path : new String[] {"/api/customers/%s", "/api/customers/%s/dossier"}) {
            assertThat(Program.of(port, "chen")
                            .get(path.formatted(mine))
                            .json()
                            .path("fields")
                            .findValuesAsText("value"))
                    .as(path)
                    .doesNotContain(yangs);
        }
        assertThat(Program.of(port, "chen").get("/api/customers/" + mine).json().has("subsidiaryOf"))
                .isFalse();

        var edited = Program.of(port, "chen")
                .send(
                        "PATCH",
                        "/api/customers/" + mine + "/dossier",
                        Map.of(
                                "values", Map.of("city", "Suzhou", "subsidiaryOf", ""),
                                "was", Map.of("city", "", "subsidiaryOf", "")));
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        assertThat(customers.require(new CustomerNumber(mine)))
                .returns("Suzhou", Customer::city)
                .returns(new CustomerNumber(yangs), Customer::subsidiaryOf);
    }

    @Test
    @DisplayName("a parent that was seen and has changed hands since stays, though nobody may name it anew")
    void a_parent_that_changed_hands_stays() {
        var holding = customer("Old holding " + mark, "chen");
        assertThat(named("chen", holding).status()).isEqualTo(200);
        owners.handOver(new CustomerNumber(holding), "yang", OwnerChange.of(Why.HANDED_OVER, "wang"));

        assertThat(read("chen", "/customers/" + mine + "/dossier")).doesNotContain("\"" + holding + "\"");
        assertThat(named("chen", "").status()).isEqualTo(200);
        assertThat(named("chen", holding).status()).isEqualTo(400);
        assertThat(customers.require(new CustomerNumber(mine)).subsidiaryOf()).isEqualTo(new CustomerNumber(holding));
    }

    private Program.Answer named(String login, String parent) {
        return Program.of(port, login)
                .send("PATCH", "/api/customers/" + mine + "/dossier", Map.of("values", Map.of("subsidiaryOf", parent)));
    }

    private Program.Answer created(String login, String parent) {
        return Program.of(port, login)
                .post("/api/customers", Map.of("name", "Another " + UUID.randomUUID(), "subsidiaryOf", parent));
    }

    /** All that an answer tells, but for the number itself. */
    private static Map<String, String> told(Program.Answer answer, String number) {
        var told = new HashMap<String, String>();
        told.put("status", String.valueOf(answer.status()));
        told.put("body", answer.http().body().replace(number, "…"));
        return told;
    }

    private String read(String login, String path) {
        return Browser.of(port, login).get(path).body();
    }

    private String customer(String name, String owner) {
        var typed = NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, owner));
        return customers.create(typed, owner).number().value();
    }
}
