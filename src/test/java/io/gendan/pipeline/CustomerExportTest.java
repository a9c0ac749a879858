package io.gendan.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.Customer;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.engine.TableFile;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

@GendanTest
@DisplayName("D-06 Export of customers")
class CustomerExportTest {

    @Autowired
    TestRestTemplate program;

    @Autowired
    People people;

    @Autowired
    DossierFields fields;

    @Autowired
    JdbcClient database;

    final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        people.hired();
    }

    @Test
    @DisplayName("D-06 What goes out comes in again the same, in both formats, and nothing of it is a formula")
    void goes_out_and_comes_in_again() {
        var name = "=HYPERLINK(\"x\") " + mark;
        var created = as("chen")
                .postForObject(
                        "/api/customers",
                        Map.of(
                                "name",
                                name,
                                "phone",
                                "+86 138 0013 8000",
                                "revenue",
                                1100.04,
                                "industry",
                                "-2+3",
                                "city",
                                "'quoted'",
                                "tags",
                                "tea,@home"),
                        JsonNode.class);
        for (var format : new String[] {"csv", "xlsx"}) {
            var file = export("chen", format, mark).getBody();
            var table = TableFile.read(file);
            assertThat(table.rows()).hasSize(1);
            var row = table.rows().get(0);
            assertThat(row.get(table.require("name"))).isEqualTo("'" + name);
            assertThat(row.get(table.require("phone"))).isEqualTo("'+86 138 0013 8000");
            assertThat(row.get(table.require("industry"))).isEqualTo("'-2+3");
            assertThat(row.get(table.require("revenue"))).isEqualTo("1100.04");

            var again = upload("chen", file).getBody();
            assertThat(again.get("updated").asInt()).as(String.valueOf(again)).isEqualTo(1);
            var shown = as("chen")
                    .getForObject("/api/customers/" + created.get("number").asText(), JsonNode.class);
            for (var field : new String[] {"name", "phone", "industry", "city", "tags", "revenue"}) {
                assertThat(shown.get(field)).as(field).isEqualTo(created.get(field));
            }
        }
    }

    @Test
    @DisplayName(
            "D-04 The dossier's fields are columns of import and export; sensitive ones are refused and never leave")
    void carries_the_dossier() {
        var text = fields.of(Customer.Kind.ORGANISATION).stream()
                .filter(field -> field.type() == DossierField.Type.LONG_TEXT)
                .findFirst()
                .orElseThrow();
        var file = "name,%s\nTold %s,They ask for tea\n".formatted(text.key(), mark);
        assertThat(upload("chen", file.getBytes(UTF_8)).getBody().get("created").asInt())
                .isEqualTo(1);
        var table = TableFile.read(export("chen", "csv", mark).getBody());
        assertThat(table.rows().get(0).get(table.require(text.key()))).isEqualTo("They ask for tea");

        var sensitive = fields.all().stream()
                .filter(field -> field.sensitive())
                .findFirst()
                .orElseThrow();
        assertThat(table.column(sensitive.key())).isEmpty();
        var refused = upload(
                "chen",
                "name,%s\nSecret %s,x\n".formatted(sensitive.key(), mark).getBytes(UTF_8));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().get("detail").asText()).contains("sensitive", "purpose and consent");
    }

    @Test
    @DisplayName(
            "D-06 Only what one sees leaves, contact data of the pool masked; each export is noted, administrators get none")
    void leaves_only_what_one_sees() {
        var parts = "name,owner,phone\nMine %1$s,chen,1\nOther %1$s,yang,2\nPool %1$s,,13912345678\n".formatted(mark);
        upload("admin", parts.getBytes(UTF_8));

        var mine = new String(export("chen", "csv", mark).getBody(), UTF_8);

        assertThat(mine)
                .contains("Mine " + mark)
                .doesNotContain("Other " + mark)
                .doesNotContain("13912345678");
        assertThat(new String(export("wang", "csv", mark).getBody(), UTF_8)).contains("Other " + mark);
        assertThat(export("admin", "csv", mark).getStatusCode().value()).isEqualTo(403);
        assertThat(export("chen", "csv", mark + "&stage=Z9").getStatusCode().value())
                .isEqualTo(400);
        assertThat(lastNotes())
                .as("how many it were, and what was asked for but for the words")
                .containsExactly(
                        Map.of(
                                "what",
                                "customersLeft",
                                "customers",
                                (int) mine.lines().count() - 1),
                        Map.of("what", "customers", "format", "CSV"));

        export("chen", "xlsx", mark + "&owner=chen&industry=Looms&tag=vip&quietDays=30");
        assertThat(lastNotes())
                .containsExactly(
                        Map.of("what", "customersLeft", "customers", 0),
                        Map.of(
                                "what",
                                "customers",
                                "format",
                                "XLSX",
                                "owner",
                                "chen",
                                "industry",
                                "Looms",
                                "tags",
                                List.of("vip"),
                                "quietDays",
                                30));
    }

    /** What the audit trail tells of chen's last export. */
    private List<Map<String, Object>> lastNotes() {
        return database.sql(
                        "select details from audit_entry where kind = 'EXPORTED' and actor = 'chen' order by id desc limit 2")
                .query((row, at) -> notes(row.getString(1)))
                .list();
    }

    private static Map<String, Object> notes(String details) {
        try {
            return new ObjectMapper().readValue(details, new TypeReference<>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    @DisplayName(
            "D-06 What the list shows is what leaves: what is similar when nothing is written so, nothing for no word")
    void exports_what_the_list_shows() {
        as("chen").postForObject("/api/customers", Map.of("name", "Quetzalcoatl Works " + mark), JsonNode.class);
        var slip = "Quetzalcoatk";
        var shown = as("chen").getForObject("/api/customers?q=" + slip, JsonNode.class);
        assertThat(shown.get("total").asInt()).isPositive();

        var table = TableFile.read(export("chen", "csv", slip).getBody());
        assertThat(table.rows())
                .extracting(row -> row.get(table.require("number")))
                .containsExactlyInAnyOrderElementsOf(shown.get("items").findValuesAsText("number"));
        assertThat(as("chen")
                        .getForObject("/api/customers?q=\u200B", JsonNode.class)
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(new String(export("chen", "csv", "\u200B").getBody(), UTF_8).lines())
                .hasSize(1);
    }

    private ResponseEntity<byte[]> export(String login, String format, String query) {
        return as(login).getForEntity("/api/customers/export?format=" + format + "&q=" + query, byte[].class);
    }

    private ResponseEntity<JsonNode> upload(String login, byte[] content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return "customers.csv";
            }
        });
        return as(login).postForEntity("/api/customers/import", parts, JsonNode.class);
    }

    private TestRestTemplate as(String login) {
        return program.withBasicAuth(login, People.passwordOf(login));
    }
}
