package io.gendan.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.http.Program;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

@GendanTest
@DisplayName("The customers' HTTP interface")
class CustomerApiTest {

    @Autowired
    TestRestTemplate program;

    @Autowired
    People people;

    @LocalServerPort
    int port;

    final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        people.hired();
    }

    @Test
    void brings_a_customer_in_and_shows_it() {
        var typed = "Tea <script>alert(1)</script> ${7*7} {{x}} " + mark;
        var created = post("chen", Map.of("name", typed, "phone", "1", "revenue", 12500000000.5), null);
        assertThat(created.getStatusCode().value()).isEqualTo(201);
        var number = created.getBody().get("number").asText();
        assertThat(created.getHeaders().getLocation()).hasToString("/api/customers/" + number);
        assertThat(created.getBody().get("name").asText()).isEqualTo(typed);
        assertThat(created.getBody().get("owner").asText()).isEqualTo("chen");
        assertThat(created.getBody().get("similar")).isEmpty();

        var again = post("chen", Map.of("name", typed), null);
        assertThat(again.getBody().get("similar").get(0).get("number").asText()).isEqualTo(number);

        var shown = get("li", "/api/customers/" + number).getBody();
        assertThat(shown.get("name").asText()).isEqualTo(typed);
        assertThat(shown.get("revenue").decimalValue()).isEqualByComparingTo("12500000000.5");
        assertThat(shown.get("openWork")).isEmpty();
        assertThat(get("admin", "/api/customers/" + number).getBody().fieldNames())
                .toIterable()
                .containsExactly("number", "name", "owner", "openWork");
        assertThat(get("yang", "/api/customers/" + number).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void the_same_request_under_one_key_brings_in_one_customer() {
        var body = Map.<String, Object>of("name", "Once " + mark);
        var first = post("chen", body, "key " + mark);
        var second = post("chen", body, "key " + mark);
        assertThat(second.getBody().get("number")).isEqualTo(first.getBody().get("number"));
        var other = post("chen", Map.of("name", "Other " + mark), "key " + mark);
        assertThat(other.getStatusCode().value()).isEqualTo(409);
        assertThat(other.getBody().get("code").asText()).isEqualTo("customer.keyReused");
    }

    @Test
    @DisplayName("D-06 Who is refused while a large file is still on its way reads why, instead of a broken connection")
    void refuses_a_large_upload_in_words() {
        var refused = Program.nobody(port)
                .post(
                        "/api/customers/import",
                        "name\n".repeat(4_000_000),
                        "Content-Type",
                        "multipart/form-data; boundary=part");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("signInNeeded");
    }

    @Test
    void names_every_field_that_cannot_be() {
        var refused = post("chen", Map.of("name", " ", "email", "x", "founded", "soon"), null);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().get("code").asText()).isEqualTo("customer.invalid");
        assertThat(refused.getBody().get("errors").findValuesAsText("field"))
                .containsExactly("name", "email", "founded");
        assertThat(post("chen", Map.of("name", Map.of("a", 1)), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post("chen", Map.of("name", "x", "owner", "nobody"), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post("chen", Map.of("name", "x", "owner", "liu"), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void lists_in_pages_with_a_total() {
        post("chen", Map.of("name", "Listed " + mark), null);
        var found = get("li", "/api/customers?q=" + mark + "&stage=&owner=chen&tag=&page=0")
                .getBody();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(found.get("items").get(0).fieldNames()).toIterable().containsExactly("number", "name", "owner");
        assertThat(get("li", "/api/customers?stage=Z").getStatusCode().value()).isEqualTo(400);
        assertThat(get("li", "/api/customers?page=x").getStatusCode().value()).isEqualTo(400);
        for (var place : List.of("/api/customers", "/api/customers/export")) {
            var unfit = get("li", place + "?quietDays=soon");
            assertThat(unfit.getStatusCode().value()).isEqualTo(400);
            assertThat(unfit.getBody().get("detail").asText()).contains("\"soon\"", "\"quietDays\"");
        }
        assertThat(get("li", "/api/customers/C-1").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void imports_a_short_table_at_once() {
        var file = "account,sector,extra\nFirst %s,a,b\nSecond %s,a,b\n".formatted(mark, mark);
        var dry = upload("admin", "?dryRun=true&owner=chen", file.getBytes(UTF_8));
        assertThat(dry.getStatusCode().value()).isEqualTo(200);
        assertThat(dry.getBody().get("created").asInt()).isEqualTo(2);
        assertThat(get("chen", "/api/customers?q=" + mark)
                        .getBody()
                        .get("total")
                        .asInt())
                .isZero();

        var real = upload("admin", "?owner=chen", file.getBytes(UTF_8)).getBody();
        assertThat(real.get("created").asInt()).isEqualTo(2);
        assertThat(real.get("errors")).isEmpty();
        assertThat(upload("admin", "?owner=chen", file.getBytes(UTF_8))
                        .getBody()
                        .get("duplicates")
                        .asInt())
                .isEqualTo(2);
        assertThat(get("chen", "/api/customers?q=" + mark)
                        .getBody()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tells_where_to_ask_for_a_long_table() {
        var file = IntStream.rangeClosed(1, 1_001)
                .mapToObj(row -> "Row " + row + " " + mark)
                .collect(Collectors.joining("\n", "name\n", "\n"));
        var accepted = upload("admin", "?dryRun=true&owner=chen", file.getBytes(UTF_8));
        assertThat(accepted.getStatusCode().value()).isEqualTo(202);
        var place = accepted.getHeaders().getLocation().toString();
        assertThat(get("admin", place).getBody().get("rows").asInt()).isEqualTo(1_001);
        assertThat(get("chen", place).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void refuses_a_table_that_cannot_be_read() {
        var western = "name\nMüller Größer Tübingen\n".getBytes(Charset.forName("windows-1252"));
        assertThat(upload("chen", "", western).getBody().get("code").asText()).isEqualTo("table.encoding");
        assertThat(upload("chen", "", "city\nx\n".getBytes(UTF_8))
                        .getBody()
                        .get("detail")
                        .asText())
                .contains("no column \"name\"", "客户名称", "It holds: city");
        var unknownOwner = upload("admin", "?owner=nobody", "name\nx\n".getBytes(UTF_8));
        assertThat(unknownOwner.getStatusCode().value()).isEqualTo(400);
        assertThat(unknownOwner.getBody().get("errors").get(0).get("message").asText())
                .contains("\"nobody\"");
    }

    @Test
    @DisplayName(
            "D-06 With partial=true the sound rows are stored and the others named; Chinese Excel's encoding is read")
    void stores_the_sound_rows_when_asked() {
        var file = "客户名称,邮箱,电话\n好%1$s,a@b.cn,1\n坏%1$s,nowhere,2\n丢%1$s,,1.38E+10\n短%1$s\n"
                .formatted(mark)
                .getBytes(Charset.forName("GB18030"));
        assertThat(upload("chen", "", file).getStatusCode().value()).isEqualTo(400);

        var partial = upload("chen", "?partial=true", file).getBody();

        assertThat(partial.get("created").asInt()).isEqualTo(1);
        assertThat(partial.get("errors").findValuesAsText("row")).containsExactly("3", "4", "5");
        assertThat(partial.get("errors").get(1).get("message").asText())
                .contains("has lost its last digits", "send the workbook itself");
        var found = get("chen", "/api/customers?q=" + mark).getBody();
        assertThat(found.get("items").findValuesAsText("name")).containsExactly("好" + mark);
    }

    @Test
    @DisplayName("D-06 A stage is given by whoever leads: the journey begins there, on record as imported")
    void lets_customers_begin_in_a_stage() {
        var file = "name,owner,stage\nStaged %1$s,chen,B1\nPlain %1$s,chen,\n"
                .formatted(mark)
                .getBytes(UTF_8);
        var refused = upload("chen", "", file).getBody();
        assertThat(refused.get("created").asInt()).isZero();
        assertThat(refused.get("errors").get(0).get("column").asText()).isEqualTo("stage");
        assertThat(refused.get("errors").get(0).get("message").asText()).contains("only whoever leads");
        var strange = "name,owner,stage\nA %1$s,chen,Z9\nB %1$s,chen,MEMBER\nC %1$s,,B1\n".formatted(mark);
        assertThat(upload("li", "", strange.getBytes(UTF_8))
                        .getBody()
                        .get("errors")
                        .findValuesAsText("column"))
                .containsExactly("stage", "stage", "stage");

        var taken = upload("li", "", file).getBody();

        assertThat(taken.get("journeysStarted").asInt()).isEqualTo(1);
        var staged = get("chen", "/api/customers?q=Staged " + mark)
                .getBody()
                .get("items")
                .get(0);
        assertThat(staged.get("stage").asText()).isEqualTo("B1");
        var record = get("chen", "/api/customers/" + staged.get("number").asText() + "/record")
                .getBody();
        assertThat(record.toString()).contains("REDIRECTION", "imported");
        assertThat(get("chen", "/api/customers?q=Plain " + mark)
                        .getBody()
                        .get("items")
                        .get(0)
                        .has("stage"))
                .isFalse();
        as("li").postForEntity(
                        "/api/customers/" + staged.get("number").asText() + "/course",
                        Map.of("turn", "RELEASE", "reason", "end of the story"),
                        JsonNode.class);
    }

    @Test
    @DisplayName("D-06 A long import tells its pace and gives the faulty rows back as a file")
    void gives_the_faulty_rows_back() {
        var file = IntStream.rangeClosed(1, 1_200)
                .mapToObj(row -> (row % 400 == 0 ? "" : "Long " + row + " " + mark) + ",=1+" + row)
                .collect(Collectors.joining("\n", "name,industry\n", "\n"));
        var place = upload("chen", "", file.getBytes(UTF_8))
                .getHeaders()
                .getLocation()
                .toString();
        var state = await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> get("chen", place).getBody(),
                        now -> !now.path("state").asText().equals("WAITING"));
        assertThat(state.get("state").asText()).isEqualTo("DONE");
        assertThat(state.get("created").asInt()).isEqualTo(1_197);
        assertThat(state.get("faultyRows").asInt()).isEqualTo(3);
        assertThat(state.get("rowsPerSecond").asLong()).isPositive();
        var faulty = as("chen").getForObject(place + "/faulty", String.class);
        assertThat(faulty.lines())
                .hasSize(4)
                .element(1)
                .asString()
                .startsWith("\"\",'=1+400,")
                .contains("Name");
        assertThat(as("li").getForEntity(place + "/faulty", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);

        var mended = upload(
                        "chen",
                        "?partial=true",
                        faulty.replace("\r\n\"\",", "\r\nMended " + mark + ",").getBytes(UTF_8))
                .getBody();
        assertThat(mended.get("created").asInt()).isEqualTo(1);
        assertThat(mended.get("duplicates").asInt()).isEqualTo(2);
        var one = get("chen", "/api/customers?q=Mended " + mark)
                .getBody()
                .get("items")
                .get(0);
        assertThat(get("chen", "/api/customers/" + one.get("number").asText())
                        .getBody()
                        .get("industry")
                        .asText())
                .isEqualTo("=1+400");
    }

    private ResponseEntity<JsonNode> get(String login, String path) {
        return as(login).exchange(path, HttpMethod.GET, null, JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(String login, Map<String, Object> body, String key) {
        var headers = new HttpHeaders();
        if (key != null) {
            headers.add("Idempotency-Key", key);
        }
        return as(login)
                .exchange(
                        "/api/customers",
                        HttpMethod.POST,
                        new HttpEntity<>(new HashMap<>(body), headers),
                        JsonNode.class);
    }

    private ResponseEntity<JsonNode> upload(String login, String query, byte[] content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return "customers.csv";
            }
        });
        return as(login).postForEntity("/api/customers/import" + query, parts, JsonNode.class);
    }

    private TestRestTemplate as(String login) {
        return program.withBasicAuth(login, People.passwordOf(login));
    }
}
