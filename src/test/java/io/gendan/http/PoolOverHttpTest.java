package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("ST-03 The pool from outside")
class PoolOverHttpTest {

    private static final List<String> SELLING = List.of("chen", "liu", "yang", "huang", "li", "sun", "zhao", "wang");

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @LocalServerPort
    int port;

    private String number;

    @BeforeEach
    void a_customer_nobody_owns() {
        people.hired();
        number = cases.known(null);
    }

    @AfterEach
    void nobody_waits_for_it() {
        as("wang").post(customer("/journey/release"), Map.of("reason", "The test is over"));
    }

    @Test
    @DisplayName("ST-03 sixteen claim at the same moment: one gets it, the others are told, and one journey is open")
    void of_sixteen_claims_one_counts() throws Exception {
        for (int round = 0; round < 3; round++) {
            number = cases.known(null);
            var deeds = new ArrayList<Callable<Answer>>();
            for (int one = 0; one < 16; one++) {
                var login = SELLING.get(one % SELLING.size());
                var door = one % 4 == 3 ? "/journey" : "/claim";
                deeds.add(() -> as(login).post(customer(door), null));
            }
            var answers = AtOnce.all(deeds);
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnlyOnce(201)
                    .allMatch(status -> status == 201 || status == 404 || status == 409);
            assertThat(stories.of(number).openTasks()).containsExactly("UserTask_ResearchCustomer");
            var owners = as("wang").get(customer("/owners")).json();
            assertThat(owners.path("total").asInt()).isEqualTo(2);
            assertThat(owners.path("items").path(0).path("owner").asText()).isEqualTo(cases.ownerOf(number));
            as("wang").post(customer("/journey/release"), Map.of("reason", "Next round"));
        }
    }

    @Test
    @DisplayName("ST-03 claimed and given through the interface; refusals are problems with code, never a 500")
    void claims_and_gives() {
        var listed = as("yang").get("/api/pool?q=" + number).json();
        assertThat(listed.path("items").path(0).path("number").asText()).isEqualTo(number);
        var claimed = as("yang").post(customer("/claim"), null);
        assertThat(claimed.status()).as(claimed.toString()).isEqualTo(201);
        assertThat(claimed.json().path("owner").asText()).isEqualTo("yang");
        assertThat(claimed.json().path("stage").asText()).isEqualTo("A");
        assertThat(as("yang").post(customer("/claim"), null).code()).isEqualTo("pool.notThere");
        assertThat(as("yang").get("/api/pool?q=" + number).json().path("total").asInt())
                .isZero();

        as("yang").post(customer("/journey/release"), Map.of("reason", "Not mine"));
        assertThat(as("yang").post(customer("/claim"), null).toString())
                .startsWith("409")
                .contains("pool.limits", "Whoever owned it last waits until");
        assertThat(as("yang").post(customer("/journey"), null).code()).isEqualTo("pool.limits");
        assertThat(as("yang")
                        .post(customer("/give"), Map.of("to", "huang", "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(as("sun").post(customer("/give"), null).code()).isEqualTo("journey.invalid");
        assertThat(as("sun").post(customer("/give"), "[").status()).isEqualTo(400);
        var given = as("sun").post(customer("/give"), Map.of("to", "huang", "reason", "Huang lives there"));
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        assertThat(given.json().path("owner").asText()).isEqualTo("huang");
        assertThat(as("huang").get(customer("/owners")).json().path("total").asInt())
                .isEqualTo(4);
        assertThat(as("chen").get(customer("/owners")).status()).isEqualTo(404);
        assertThat(as("admin").get(customer("/owners")).status()).isEqualTo(404);
        assertThat(Program.nobody(port).get("/api/pool").status()).isEqualTo(401);
        assertThat(as("yang").get("/api/pool/soon").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("ST-03 on the pages: the pool lists it, one tick claims it, and what somebody else has is told")
    void is_claimed_on_the_page() {
        var yang = Browser.of(port, "yang");
        assertThat(yang.get("/pool?q=" + number).body()).contains(number, "Claim");
        var answer = yang.postForm("/pool", "/pool/claim", Map.of("number", number));
        assertThat(answer.statusCode()).isEqualTo(302);
        var page = yang.get("/customers/" + number).body();
        assertThat(page).contains("Owners so far", "claimed by");

        var huang = Browser.of(port, "huang");
        huang.postForm("/pool", "/pool/claim", Map.of("number", number));
        assertThat(huang.get("/pool").body()).contains("Not claimed:", number + ": Customer " + number + " isn");
        assertThat(Browser.of(port, "admin").get("/pool").body()).doesNotContain(number);
    }

    private String customer(String path) {
        return "/api/customers/" + number + path;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
