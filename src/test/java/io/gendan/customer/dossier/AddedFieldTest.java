package io.gendan.customer.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.search.SearchIndex;
import io.gendan.engine.Words;
import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** An administrator edits the forms of the dossier in their folder and reloads (D-04). */
@GendanTest
class AddedFieldTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PERSON = "customer/person.form";

    private static final String FLEET = "{'type':'number','key':'fleetSize','id':'fleetSize','label':'Fleet size',"
            + "'validate':{'min':0},'properties':{'label_zh':'车队规模','aliases':'trucks,车辆数','essential':'true'}}";

    private static final String CARGO = "{'type':'textfield','key':'newest','label':'Dearest cargo',"
            + "'properties':{'label_zh':'主要货物','aliases':'freight,货物'}}";

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate program;

    @Value("${gendan.forms-dir}")
    Path forms;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DossierFields fields;

    @Autowired
    DossierFormRules rules;

    @Autowired
    Words words;

    @Autowired
    SearchIndex index;

    @Autowired
    JdbcClient database;

    private String original = "";
    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void the_form_as_it_came() throws IOException {
        people.hired();
        original = Files.readString(file());
        number = customers
                .create(
                        NewCustomer.read(
                                Map.of(CustomerField.NAME, "Added Field Haulage", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
    }

    @AfterEach
    void the_form_is_taken_back() throws IOException {
        database.sql("update customer set dossier = dossier - 'fleetSize' - 'newest' - 'newestName'")
                .update();
        Files.writeString(file(), original);
        assertThat(admin().post("/api/flows/reload", null).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("D-04 A field added to the form counts at once: dossier, API, page and files, without a restart")
    void added() throws IOException {
        assertThat(fields.find(Customer.Kind.ORGANISATION, "fleetSize")).isEmpty();
        add(FLEET);
        var reloaded = admin().post("/api/flows/reload", null);
        assertThat(reloaded.status()).as(reloaded.toString()).isEqualTo(200);

        var field = fields.find(Customer.Kind.ORGANISATION, "fleetSize").orElseThrow();
        assertThat(field.label(Locale.CHINESE)).isEqualTo("车队规模");
        assertThat(field.names()).contains("trucks", "Fleet size");
        assertThat(field.essential()).isTrue();
        var path = "/api/customers/" + number + "/dossier";
        assertThat(chen().send("PATCH", path, Map.of("values", Map.of("fleetSize", -1)))
                        .toString())
                .contains("400", "Fleet size");
        assertThat(chen().send("PATCH", path, Map.of("values", Map.of("fleetSize", 12)))
                        .status())
                .isEqualTo(200);
        assertThat(chen().get(path, "Accept-Language", "zh-CN").toString()).contains("车队规模", "\"text\":\"12\"");
        assertThat(Browser.of(port, "chen")
                        .get("/customers/" + number + "/dossier")
                        .body())
                .contains("Fleet size", "value=\"12\"");
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body()).contains("Fleet size");
        assertThat(dossiers.read(Customer.Kind.ORGANISATION, Map.of("fleetSize", "1,200"))
                        .orRefuse())
                .containsEntry("fleetSize", 1200L);
    }

    @ParameterizedTest(name = "contact: {0}")
    @CsvSource({"true, ADDRESS", "false, DOSSIER"})
    @DisplayName("D-02, ST-03 An added field whose key ends like a name isn't searched as the customer's own name")
    void no_other_name(String contact, String kind) throws IOException {
        add(
                "{'type':'textfield','key':'newestName','id':'newestName','label':'Newest name','properties':{'contact':'%s'}}"
                        .formatted(contact));
        assertThat(admin().post("/api/flows/reload", null).status()).isEqualTo(200);
        dossiers.change(number, Map.of("newestName", "Wilhelmina", "englishName", "Haulage"), "chen");
        while (index.work()) {}
        assertThat(database.sql("select field || ' ' || kind from search_entry where number = ? and field is not null")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("newestName " + kind, "englishName OTHER_NAME");
    }

    @Test
    @DisplayName("D-06 A telephone number that has lost its digits is refused when typed, as it is in a file")
    void lost_digits() {
        var answer = chen().send(
                        "PATCH",
                        "/api/customers/" + number + "/dossier",
                        Map.of("values", Map.of("phone", "1.38E+10")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.toString()).contains("lost its last digits");
    }

    @Test
    @DisplayName(
            "D-04 An admin adds a field by editing the form: imported, shown, exported, found and filtered by at once")
    void through_every_door() throws IOException {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var unknown = upload("name,freight\nToo early %s,tea\n".formatted(mark), "?dryRun=true");
        assertThat(unknown.path("hints").findValuesAsText("column")).containsExactly("freight");
        add(FLEET, CARGO);
        assertThat(admin().post("/api/flows/reload", null).status()).isEqualTo(200);

        var refused = upload("name,车辆数,Dearest cargo\nNo fleet %s,some,tea\n".formatted(mark), "");
        assertThat(refused.path("errors").findValuesAsText("column")).containsExactly("车辆数");
        var byAlias = upload("name,trucks,货物\nAlias %s,17031900000,live swans %s\n".formatted(mark, mark), "");
        assertThat(byAlias.path("created").asInt()).as(byAlias.toString()).isEqualTo(1);
        var byLabel = upload("name,Fleet size,主要货物\nLabel %s,4,tea\n".formatted(mark), "");
        assertThat(byLabel.path("created").asInt()).as(byLabel.toString()).isEqualTo(1);

        var swans = only("?q=live%20swans%20" + mark);
        assertThat(swans.path("name").asText()).isEqualTo("Alias " + mark);
        assertThat(swans.path("foundBy").toString()).contains("Dearest cargo");
        var path = "/customers/" + swans.path("number").asText();
        assertThat(chen().get("/api" + path + "/dossier").toString()).contains("\"value\":17031900000", "live swans");
        assertThat(Browser.of(port, "chen").get(path).body()).contains("Fleet size", "Dearest cargo", "live swans");
        assertThat(only("?dossier=trucks:17031900000").path("name").asText()).isEqualTo("Alias " + mark);
        assertThat(only("?q=" + mark + "&dossier=Dearest%20cargo:tea")
                        .path("name")
                        .asText())
                .isEqualTo("Label " + mark);
        assertThat(Browser.of(port, "chen")
                        .get("/customers?dossier=fleetSize:17031900000")
                        .body())
                .contains("Alias " + mark);
        var exported = export(mark);
        assertThat(exported.lines().findFirst().orElseThrow()).contains("fleetSize", "newest");
        assertThat(exported).contains("17031900000", "live swans");
        assertThat(upload(exported, "").path("updated").asInt())
                .as("what went out comes in")
                .isEqualTo(2);

        Files.writeString(file(), original);
        assertThat(admin().post("/api/flows/reload", null).status()).isEqualTo(200);
        assertThat(export(mark)).doesNotContain("fleetSize", "17031900000", "live swans");
        assertThat(Browser.of(port, "chen").get(path).body()).doesNotContain("Fleet size", "live swans");
        assertThat(chen().get("/api/customers?dossier=trucks:17031900000").status())
                .isEqualTo(400);
        assertThat(chen().get("/api/customers?q=live%20swans%20" + mark).status())
                .isEqualTo(200);
    }

    private JsonNode only(String query) {
        var found = chen().get("/api/customers" + query);
        assertThat(found.json().path("total").asInt()).as(query + ": " + found).isEqualTo(1);
        return found.json().path("items").path(0);
    }

    private JsonNode upload(String content, String query) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content.getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return "customers.csv";
            }
        });
        return program.withBasicAuth("chen", People.passwordOf("chen"))
                .postForObject("/api/customers/import" + query, parts, JsonNode.class);
    }

    private String export(String mark) {
        var file = program.withBasicAuth("chen", People.passwordOf("chen"))
                .getForObject("/api/customers/export?format=csv&q=" + mark, byte[].class);
        return new String(file, UTF_8);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'textfield','key':'phone','label':'X'} | dossier.column | belongs to what every customer has",
                "{'type':'textfield','key':'owner','label':'X'} | dossier.column | belongs to what every customer has",
                "{'type':'datetime','subtype':'datetime','key':'newest','dateLabel':'X'} | dossier.type | cannot hold a field of type",
                "{'type':'textfield','key':'newest','label':'X','properties':{'alias':'y'}} | dossier.property | The property alias",
                "{'type':'textfield','key':'newest','label':'X','properties':{'suppliedBy':'god'}} | dossier.propertyValue | owner",
                "{'type':'textfield','key':'newest','label':'X','properties':{'sensitive':'yes'}} | dossier.propertyValue | true",
                "{'type':'textfield','key':'newest','label':'X','properties':{'sensitive':'true'}} | dossier.purpose | what its values are for",
                "{'type':'textfield','key':'newest','label':'Fax'} | dossier.nameTaken | belongs to fax",
                "{'type':'textfield','key':'newest','label':'X','properties':{'aliases':'行业'}} | dossier.nameTaken | belongs to industry",
                "{'type':'select','key':'newest','label':'X','valuesKey':'stages'} | dossier.unfit | valuesKey",
                "{'type':'textfield','key':'newest','label':'X','conditional':{'hide':'=fax = null'}} | dossier.unfit | conditional",
                "{'type':'checklist','key':'newest','label':'X','values':[{'label':'a, b','value':'A'}]} | dossier.optionParts | a, b",
                "{'type':'number','key':'gender','label':'X'} | dossier.otherForm | person",
            })
    @DisplayName("D-04 What a form may not say is told with the field and the remedy")
    void refused(String field, String rule, String told) throws IOException {
        add(field);
        var revised =
                Map.of("organisation", Files.readAllBytes(file()), "person", Files.readAllBytes(forms.resolve(PERSON)));
        assertThat(rules.check("organisation", revised)).singleElement().satisfies(problem -> {
            assertThat(problem.element()).isNotBlank().satisfies(key -> assertThat(field)
                    .contains(key));
            assertThat(problem.code()).isEqualTo(rule);
            assertThat(words.of("flow." + rule, problem.arguments().toArray())
                            + words.of(
                                    "flow." + rule + ".remedy",
                                    problem.arguments().toArray()))
                    .contains(told)
                    .doesNotContain("flow.");
        });
    }

    @Test
    @DisplayName("D-04 A form that isn't sound is not deployed, and the one before counts on")
    void not_deployed() throws IOException {
        add("{'type':'textfield','key':'phone','label':'X'}");
        refusedWith("phone", "belongs to what every customer has");
        assertThat(fields.of(Customer.Kind.ORGANISATION)).hasSizeGreaterThan(30);
        assertThat(rules.check("supplier", Map.of("supplier", new byte[0])))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("dossier.form"));
    }

    @Test
    @DisplayName("D-04 What customers' dossiers hold can't be made unreadable")
    void values_are_kept() throws IOException {
        dossiers.change(number, Map.of("fax", "0512 12345", "legalForm", "SOLE_PROPRIETORSHIP"), "chen");

        change("fax", field -> field.put("type", "number"));
        refusedWith("fax", "values of the new type");
        change(
                "fax",
                field -> field.putObject("properties").put("sensitive", "true").put("purpose", "x"));
        refusedWith("fax", "which is to be confidential");
        change("legalForm", field -> without(field, "SOLE_PROPRIETORSHIP"));
        refusedWith("legalForm", "SOLE_PROPRIETORSHIP");
        change("legalForm", field -> without(field, "INSTITUTION"));
        assertThat(admin().post("/api/flows/reload", null).status())
                .as("an option that nobody has")
                .isEqualTo(200);
    }

    private static void without(ObjectNode field, String option) {
        var options = field.path("values").iterator();
        while (options.hasNext()) {
            if (options.next().path("value").asText().equals(option)) {
                options.remove();
            }
        }
    }

    private void refusedWith(String key, String told) throws IOException {
        var answer = admin().post("/api/flows/reload", null);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.toString()).contains("organisation.form#" + key, told);
        Files.writeString(file(), original);
    }

    private void add(String... added) throws IOException {
        var form = (ObjectNode) JSON.readTree(original);
        for (var field : added) {
            ((ArrayNode) form.path("components")).add(JSON.readTree(field.replace('\'', '"')));
        }
        Files.writeString(file(), JSON.writeValueAsString(form));
    }

    private void change(String key, Consumer<ObjectNode> change) throws IOException {
        var form = JSON.readTree(original);
        for (var group : form.path("components")) {
            for (JsonNode field : group.path("components")) {
                if (field.path("key").asText().equals(key)) {
                    change.accept((ObjectNode) field);
                }
            }
        }
        Files.writeString(file(), JSON.writeValueAsString(form));
    }

    private Path file() {
        return forms.resolve("customer/organisation.form");
    }

    private Program admin() {
        return Program.of(port, "admin");
    }

    private Program chen() {
        return Program.of(port, "chen");
    }
}
