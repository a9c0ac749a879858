package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CreditCode;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.duplicates.DuplicateSearch;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.customer.duplicates.Merges;
import io.gendan.customer.duplicates.Reason;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

@GendanTest
class D07DuplicatesTest {

    @Autowired
    DuplicateSearch search;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Merges merges;

    @Autowired
    Customers customers;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void people_are_there() {
        people.hired();
    }

    @Test
    @DisplayName(
            "D-07 whoever comes in is compared with those that it has something in common with, and with nobody else")
    void found_soon_after() {
        var one = create("苏州灵溪泵业有限公司", "chen", Map.of());
        var other = create("蘇州市靈溪泵業股份有限公司", "liu", Map.of());
        var far = create("上海灵溪泵业有限公司", "liu", Map.of());
        allAreCompared();

        assertThat(reasons(one, other)).containsExactly("SAME_NAME");
        assertThat(reasons(one, far)).isEmpty();
    }

    @Test
    @DisplayName("D-07 one slip in a long name is found, and so is the same telephone in another notation")
    void slips_and_telephones() {
        var one = create("Lichterfeld Armaturen", "chen", Map.of());
        var slip = create("Lichtefeld Armaturen", "chen", Map.of());
        var phone = create("Lichterfeld", "chen", Map.of(CustomerField.PHONE, "0574 8111 2233"));
        var same = create("Lichterfelt", "chen", Map.of(CustomerField.PHONE, "+86-574-81112233"));
        allAreCompared();

        assertThat(reasons(one, slip)).containsExactly("SIMILAR_NAME");
        assertThat(reasons(phone, same)).contains("PHONE");
    }

    @Test
    @DisplayName("D-07 what somebody called not the same is never asked again")
    void not_the_same() {
        var one = create("Ravenhurst Foundry", "chen", Map.of());
        var other = create("Ravenhurst Foundry Ltd", "chen", Map.of());
        allAreCompared();
        assertThat(reasons(one, other)).isNotEmpty();
        assertThatThrownBy(() -> duplicates.notTheSame(one, other, staff.require("chen")))
                .hasMessageStartingWith("duplicates.mergedByLeaders");

        duplicates.notTheSame(other, one, staff.require("li"));
        search.look(List.of(one.value(), other.value()));

        assertThat(reasons(one, other)).isEmpty();
    }

    @Test
    @DisplayName("D-07 a salesperson proposes that two are the same; whoever leads finds it among the pairs")
    void proposed() {
        var one = create("Proposal One", "chen", Map.of());
        var other = create("Vorschlag Zwei", "chen", Map.of());

        duplicates.propose(one, other, staff.require("chen"));
        search.look(List.of(one.value(), other.value()));

        assertThat(reasons(one, other)).containsExactly("PROPOSED");
        assertThatThrownBy(() -> duplicates.propose(one, other, staff.require("yang")))
                .hasMessageStartingWith("customer.unknown");
    }

    @Test
    @DisplayName("D-07 pairs are shown to whoever sees both customers, and no longer once they are one")
    void who_sees_pairs() {
        var one = create("Seen Sluices", "chen", Map.of());
        var other = create("Seen Sluices Ltd", "yang", Map.of());
        allAreCompared();

        assertThat(shown("wang", one)).isTrue();
        assertThat(shown("li", one)).isFalse();
        merges.merge(one, other, Map.of(), staff.require("wang"));
        allAreCompared();
        assertThat(shown("wang", one)).isFalse();
    }

    @Test
    @DisplayName("D-07 at entry the same credit code is told clearly, and a similar name as a hint; neither refuses")
    void at_entry() {
        var code = "91330203MA2700137X";
        var known = create("Hinted Harbour", "chen", Map.of(CustomerField.CREDIT_CODE, sound(code)));
        allAreCompared();

        var answer = post("chen", "/api/customers", Map.of("name", "Quite Other", "creditCode", sound(code)));

        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        var hint = answer.getBody().get("similar").get(0);
        assertThat(hint.get("number").asText()).isEqualTo(known.value());
        assertThat(hint.get("reasons").get(0).asText()).isEqualTo(Reason.CREDIT_CODE.name());
        assertThat(post("yang", "/api/customers", Map.of("name", "Hinted Harbour Ltd"))
                        .getBody()
                        .get("similar"))
                .as("chen's customer is none that yang sees")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "D-06, D-07 an import takes rows that look like customers we have, tells whom and why, and they are pairs soon")
    void in_an_import() {
        var code = sound("91330203MA2700245X");
        var known = create(
                "Imported Irrigation Works",
                "chen",
                Map.of(CustomerField.PHONE, "0574 8222 3344", CustomerField.CREDIT_CODE, code));
        var file = "name,phone,credit code\nImported Irrigation,+86-574-82223344,\nQuite Another Trade,,%s\n"
                        .formatted(code)
                + "Office Neighbours,0574 82223344,\nNobody Alike,0574 7000 0001,\n";

        var ofYang = upload("yang", file, true);
        assertThat(ofYang.path("created").asInt()).isEqualTo(4);
        assertThat(ofYang.path("hints"))
                .as("chen's customer is none that yang sees")
                .isEmpty();
        assertThat(upload("admin", file, true).path("hints").findValuesAsText("row"))
                .as("of a customer an administrator knows name and step, not by what it is reached")
                .isEmpty();

        var report = upload("chen", file, false);
        assertThat(report.path("created").asInt()).isEqualTo(4);
        assertThat(report.path("duplicates").asInt()).isZero();
        var hints = report.path("hints");
        assertThat(hints.findValuesAsText("row")).containsExactlyInAnyOrder("2", "3");
        assertThat(hints.findValuesAsText("message"))
                .allSatisfy(hint -> assertThat(hint).contains("Imported Irrigation Works (" + known + ")"))
                .anySatisfy(hint -> assertThat(hint).contains("same telephone"))
                .anySatisfy(hint -> assertThat(hint).contains("same credit code"));

        allAreCompared();
        assertThat(reasons(known, named("Imported Irrigation"))).contains("PHONE");
        assertThat(reasons(known, named("Quite Another Trade"))).containsExactly("CREDIT_CODE");
        assertThat(reasons(known, named("Office Neighbours"))).isEmpty();
    }

    private CustomerNumber named(String name) {
        return customers.named(name, staff.require("chen")).get(0);
    }

    private JsonNode upload(String login, String file, boolean dryRun) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "customers.csv";
            }
        });
        return http.withBasicAuth(login, People.passwordOf(login))
                .postForObject("/api/customers/import?dryRun=" + dryRun, parts, JsonNode.class);
    }

    @Test
    @DisplayName("D-07 over HTTP two are compared, put together and taken apart; the old number answers where it leads")
    void over_http() {
        var one = create("Http Hoists", "chen", Map.of(CustomerField.PHONE, "13800000001"));
        var other = create("Http Hoists Ltd", "chen", Map.of(CustomerField.PHONE, "13800000002"));
        var path = "/api/customers/" + one + "/merge/" + other;

        assertThat(get("li", path).getBody().get("fields").findValuesAsText("key"))
                .contains("name", "phone");
        assertThat(get("chen", path).getStatusCode().value()).isEqualTo(403);
        assertThat(get("sun", path).getStatusCode().value()).isEqualTo(404);
        assertThat(post("li", path, Map.of("choices", Map.of("phone", "NEITHER")))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var merge =
                post("li", path, Map.of("choices", Map.of("phone", "MERGED"))).getBody();

        assertThat(get("chen", "/api/customers/" + one).getBody().get("phone").asText())
                .isEqualTo("13800000002");
        assertThat(get("chen", "/api/customers/" + other)
                        .getBody()
                        .get("mergedInto")
                        .asText())
                .isEqualTo(one.value());
        assertThat(get("sun", "/api/customers/" + other).getStatusCode().value())
                .isEqualTo(404);
        var refused = post("chen", "/api/customers/" + other + "/journey", Map.of());
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().get("mergedInto").asText()).isEqualTo(one.value());
        var undo = "/api/customers/" + one + "/merges/" + merge.get("id").asLong() + "/undo";
        assertThat(post("chen", undo, Map.of()).getStatusCode().value()).isEqualTo(403);
        assertThat(post("li", undo, Map.of()).getStatusCode().value()).isEqualTo(204);
        assertThat(post("li", undo, Map.of()).getStatusCode().value()).isEqualTo(409);
        assertThat(get("chen", "/api/customers/" + one).getBody().get("phone").asText())
                .isEqualTo("13800000001");
    }

    private static String sound(String body) {
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(last -> body.substring(0, 17) + (char) last)
                .filter(CreditCode::isSound)
                .findFirst()
                .orElseThrow();
    }

    private boolean shown(String login, CustomerNumber number) {
        return duplicates.open(staff.require(login), 0, Integer.MAX_VALUE).items().stream()
                .anyMatch(pair -> pair.one().number().equals(number.value())
                        || pair.other().number().equals(number.value()));
    }

    private void allAreCompared() {
        int looked = 500;
        while (looked == 500) {
            looked = search.turn(500).customers();
        }
    }

    private List<String> reasons(CustomerNumber one, CustomerNumber other) {
        return database.sql("select unnest(reasons) from duplicate_pair where one = ? and other = ? and state = 'OPEN'")
                .params(one.value(), other.value())
                .query(String.class)
                .list();
    }

    private ResponseEntity<JsonNode> get(String login, String path) {
        return exchange(login, HttpMethod.GET, path, null);
    }

    private ResponseEntity<JsonNode> post(String login, String path, Map<String, ?> body) {
        return exchange(login, HttpMethod.POST, path, body);
    }

    private ResponseEntity<JsonNode> exchange(String login, HttpMethod method, String path, Map<String, ?> body) {
        var headers = new HttpHeaders();
        headers.setBasicAuth(login, People.PASSWORD);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private CustomerNumber create(String name, String owner, Map<CustomerField, String> more) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.putAll(more);
        typed.put(CustomerField.NAME, name);
        typed.put(CustomerField.OWNER, owner);
        return customers.create(NewCustomer.read(typed), owner).number();
    }
}
