package io.gendan.http;

import static io.gendan.http.Program.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.consent.Consents;
import io.gendan.http.Program.Answer;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("D-01 Whoever has withdrawn consent is left alone, whatever is done to the contact book")
class WithdrawalsStayTest {

    private final String person = "Wilhelmina " + UUID.randomUUID();
    private final String digits = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Consents consents;

    private String number = "";
    private long id;
    private long way;

    @BeforeEach
    void a_person_whom_chen_knows() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.known("chen");
        id = made(as("chen").post(path("/contact-book/persons"), Map.of("name", person)))
                .path("id")
                .asLong();
        way = way(Map.of("kind", "MOBILE", "value", digits, "contactPerson", id));
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-01 The person is not taken out of the book while a withdrawal stands; the refusal names the remedy")
    void not_taken_out() {
        withdraws("CONTACT");

        var refused = as("chen").send("DELETE", path("/contact-book/persons/" + id), null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("consent.stands");
        assertThat(refused.toString()).contains(person, "stays in the contact book", "asks for an erasure");
        assertThat(as("chen")
                        .send("DELETE", path("/contact-book/persons/" + id), null, "Accept-Language", "zh")
                        .toString())
                .contains("已撤回同意", "申请删除");
        assertThat(isLeftAlone()).isTrue();

        agrees("CONTACT");
        assertThat(as("chen")
                        .send("DELETE", path("/contact-book/persons/" + id), null)
                        .status())
                .as("agreed anew: nothing stands any more")
                .isEqualTo(204);
        assertThat(as("chen").get(path("/consents")).json().path("total").asInt())
                .isZero();
    }

    @Test
    @DisplayName("D-01 Nor is it with the only word that it is no example, for cases are told without its name")
    void nor_as_an_example() {
        withdraws("EXAMPLE");
        assertThat(as("chen")
                        .send("DELETE", path("/contact-book/persons/" + id), null)
                        .code())
                .isEqualTo("consent.stands");
    }

    @Test
    @DisplayName("D-01 By a new name the person is the same: who noted it anew under the old one contacts nobody")
    void renamed() {
        withdraws("CONTACT");
        made(as("chen").send("PUT", path("/contact-book/persons/" + id), Map.of("name", "Somebody else")));
        made(as("chen").send("PUT", path("/contact-book/persons/" + id), Map.of("name", "A third name")));
        made(as("chen").post(path("/contact-book/persons"), Map.of("name", person)));

        for (var name : new String[] {person, "somebody ELSE", "A third name"}) {
            assertThat(contact(name).code()).as(name).isEqualTo("consent.mustNotContact");
        }
        assertThat(contact("Ms. Qian").status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "D-01 The number stays the person's when it is taken from it and given to the customer, or to a colleague")
    void the_way_moved() {
        withdraws("CONTACT");
        var later = way(Map.of("kind", "EMAIL", "value", digits + "@later.example", "contactPerson", id));
        for (var gone : new long[] {way, later}) {
            assertThat(as("chen")
                            .send("DELETE", path("/contact-book/ways/" + gone), null)
                            .status())
                    .isEqualTo(204);
        }
        way(Map.of("kind", "PHONE", "value", "+86 " + digits));
        var colleague = made(as("chen").post(path("/contact-book/persons"), Map.of("name", "A colleague")))
                .path("id")
                .asLong();
        way(Map.of("kind", "MOBILE", "value", digits, "contactPerson", colleague));
        way(Map.of("kind", "EMAIL", "value", digits + "@LATER.example", "contactPerson", colleague));

        assertThat(isLeftAlone()).isTrue();
        assertThat(consents.forbidReaching(new CustomerNumber(number), digits + "@later.example"))
                .isTrue();
        assertThat(consents.forbidReaching(new CustomerNumber(number), "139" + digits.substring(3, 10) + "x"))
                .isFalse();
        agrees("CONTACT");
        assertThat(isLeftAlone()).as("agreed anew").isFalse();
    }

    @Test
    @DisplayName("D-01 A leader may erase the person all the same, withdrawal and former names with it")
    void erased() {
        withdraws("CONTACT");
        made(as("chen").send("PUT", path("/contact-book/persons/" + id), Map.of("name", person + " II")));
        var wish = made(as("li").post(path("/erasures"), Map.of("reason", "A letter", "contactPerson", id)));
        made(as("wang").post(path("/erasures/" + wish.path("id").asLong() + "/confirmation"), null));

        assertThat(as("chen").get(path("/contact-book")).toString()).doesNotContain(person);
        assertThat(as("chen").get(path("/consents")).json().path("total").asInt())
                .isZero();
    }

    @Test
    @DisplayName("D-07 It stands after two customers were put together, and after they were taken apart again")
    void merged_and_undone() {
        var survivor = cases.known("chen");
        var namesake = made(as("chen")
                        .post("/api/customers/" + survivor + "/contact-book/persons", Map.of("name", person)))
                .path("id")
                .asLong();
        withdraws("CONTACT");
        made(as("chen").send("PUT", path("/contact-book/persons/" + id), Map.of("name", person + " II")));
        made(as("chen").send("PUT", path("/contact-book/persons/" + id), Map.of("name", person)));
        var merge = made(as("li").post("/api/customers/" + survivor + "/merge/" + number, Map.of()))
                .path("id")
                .asLong();

        assertThat(consents.forbidReaching(new CustomerNumber(survivor), digits))
                .isTrue();
        assertThat(consents.forbidContact(new CustomerNumber(survivor), person + " ii"))
                .isTrue();
        assertThat(as("chen")
                        .send("DELETE", "/api/customers/" + survivor + "/contact-book/persons/" + namesake, null)
                        .code())
                .isEqualTo("consent.stands");

        assertThat(as("li").post("/api/customers/" + survivor + "/merges/" + merge + "/undo", null)
                        .status())
                .isBetween(200, 204);
        assertThat(isLeftAlone()).isTrue();
        assertThat(consents.forbidReaching(new CustomerNumber(survivor), digits))
                .isFalse();
        assertThat(as("chen")
                        .send("DELETE", path("/contact-book/persons/" + id), null)
                        .code())
                .isEqualTo("consent.stands");
    }

    private boolean isLeftAlone() {
        return consents.forbidReaching(new CustomerNumber(number), digits);
    }

    private long agrees(String purpose) {
        return made(as("chen")
                        .post(
                                path("/consents"),
                                Map.of("purpose", purpose, "basis", "CONSENT", "how", "By mail", "contactPerson", id)))
                .path("id")
                .asLong();
    }

    private void withdraws(String purpose) {
        made(as("chen").post(path("/consents/" + agrees(purpose) + "/withdrawal"), Map.of("how", "By mail")));
    }

    private long way(Map<String, Object> way) {
        return made(as("chen").post(path("/contact-book/ways"), way)).path("id").asLong();
    }

    private Answer contact(String name) {
        return as("chen")
                .post(
                        path("/interactions"),
                        Map.of(
                                "channel",
                                "PHONE",
                                "direction",
                                "OUTBOUND",
                                "contactPerson",
                                name,
                                "summary",
                                "Spoke",
                                "at",
                                "2026-03-02T09:30:00+08:00",
                                "noPriceQuoted",
                                true));
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
