package io.gendan.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.DealingImport;
import io.gendan.customer.duplicates.Merges;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
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
@DisplayName("D-02 Dealings of customers")
class DealingApiTest {

    private static final String HEADER =
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    @Autowired
    TestRestTemplate program;

    @Autowired
    People people;

    @Autowired
    DealingImport dealingImport;

    @Autowired
    Merges merges;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    final String mark = UUID.randomUUID().toString().substring(0, 8);
    String number;

    @BeforeEach
    void customer() {
        people.hired();
        number = as("chen")
                .postForObject("/api/customers", Map.of("name", "Cancity " + mark + " Ltd"), JsonNode.class)
                .get("number")
                .asText();
    }

    @Test
    @DisplayName(
            "D-02 Every row of a pipeline is stored or named with its reason; spellings of account and product unite")
    void takes_every_row_or_names_it() {
        var file = HEADER
                + "A%1$s,Moses,GTX Plus %1$s,Cancity %1$s,Won,10/20/2016,3/1/2017,1054\n"
                + "B%1$s,Moses,GTXPlus%1$s,CANCITY%1$s,Lost,2016-10-25,2017/3/11,0\n"
                + "C%1$s,Moses,GTX Plus %1$s,Cancity %1$s,Engaging,11/1/2016,,\n"
                + "D%1$s,Moses,x,,Won,10/20/2016,3/1/2017,1\n"
                + "E%1$s,Moses,x,Nobody %1$s,Won,10/20/2016,3/1/2017,1\n"
                + "F%1$s,Moses,x,Cancity %1$s,Won,soon,3/1/2017,much\n"
                + "A%1$s,Moses,x,Cancity %1$s,Won,10/20/2016,3/1/2017,1\n"
                + ",Moses,x,Cancity %1$s,Won,10/20/2016,3/1/2017,1\n"
                + "G%1$s,Moses,x,Cancity %1$s,Won,3/2/2017,3/1/2017,1\n";
        var dry = upload("chen", "?dryRun=true", file).getBody();
        assertThat(dry.get("created").asInt()).isEqualTo(3);
        assertThat(dealings("chen").get("total").asInt()).isZero();

        var taken = upload("chen", "", file).getBody();

        assertThat(taken.get("rows").asInt()).isEqualTo(9);
        assertThat(taken.get("created").asInt()).isEqualTo(3);
        assertThat(taken.get("errors").findValuesAsText("row")).containsExactly("5", "6", "7", "7", "8", "9", "10");
        assertThat(taken.get("errors").get(0).get("message").asText()).contains("names no customer");
        assertThat(taken.get("errors").get(1).get("message").asText()).contains("\"Nobody " + mark + "\"");
        var found = dealings("chen");
        assertThat(found.get("total").asInt()).isEqualTo(3);
        assertThat(found.get("won").asInt()).isEqualTo(1);
        assertThat(found.get("open").asInt()).isEqualTo(1);
        assertThat(found.get("sum").decimalValue()).isEqualByComparingTo("1054");
        assertThat(found.get("lastOn").asText()).isEqualTo("2017-03-01");
        assertThat(found.get("items").findValuesAsText("product")).containsOnly("GTX Plus " + mark);
        assertThat(found.get("items").get(1).get("engagedOn").asText()).isEqualTo("2016-10-20");
    }

    @Test
    @DisplayName(
            "D-02 A row is known when it tells the same; what is open is told anew, and stays when nothing is told")
    void knows_what_was_told() {
        var header = "opportunity_id,account,stage,amount,problems\n";
        upload("chen", "", header + "A%1$s,Cancity %1$s,Won,100.50,delivery\nB%1$s,Cancity %1$s,Won,2000,\n");
        assertThat(dealings("chen").get("items").findValuesAsText("amount")).containsExactly("100.5", "2000");
        var same = upload("chen", "", header + "A%1$s,Cancity %1$s,Won,100.500,\nB%1$s,Cancity %1$s,Won,2000.00,\n");
        assertThat(same.getBody().get("known").asInt()).isEqualTo(2);

        var told = upload("chen", "", header + "A%1$s,Cancity %1$s,Won,100.5,price\n");
        assertThat(told.getBody().get("updated").asInt()).isEqualTo(1);
        assertThat(dealings("chen").at("/items/0/problems").asText()).isEqualTo("price");
    }

    @Test
    @DisplayName("D-02 A day in a year that nobody means is named, and holds no other row back")
    void names_days_out_of_the_world() {
        var taken = upload(
                        "chen",
                        "",
                        HEADER
                                + "A%1$s,Moses,x,Cancity %1$s,Won,1/2/+999999999,,1\n"
                                + "B%1$s,Moses,x,Cancity %1$s,Won,+999999999-01-01,,1\n"
                                + "C%1$s,Moses,x,Cancity %1$s,Won,0016-10-20,,1\n"
                                + "D%1$s,Moses,x,Cancity %1$s,Won,2016-10-20,,1\n")
                .getBody();
        assertThat(taken.get("created").asInt()).as(String.valueOf(taken)).isEqualTo(1);
        assertThat(taken.get("errors").findValuesAsText("row")).containsExactly("2", "3", "4");
        assertThat(taken.get("errors").get(0).get("message").asText()).contains("is no day");
    }

    @Test
    @DisplayName("D-02 The same file sent again changes nothing; a dealing that went on is brought up to date")
    void is_known_by_its_id() {
        var file = HEADER + "A%1$s,Moses,GTX,Cancity %1$s,Engaging,10/20/2016,,\n";
        upload("admin", "", file);
        assertThat(upload("chen", "", file).getBody().get("known").asInt()).isEqualTo(1);
        var won = upload("chen", "", HEADER + "A%1$s,Moses,GTX,Cancity %1$s,Won,10/20/2016,3/1/2017,1054.50\n");
        assertThat(won.getBody().get("updated").asInt()).isEqualTo(1);
        assertThat(dealings("chen").get("total").asInt()).isEqualTo(1);
        assertThat(dealings("li").get("sum").decimalValue()).isEqualByComparingTo("1054.5");
    }

    @Test
    @DisplayName("D-02 Dealings are for whoever sees the customer: not for other teams, nor administrators")
    void are_for_whoever_sees_the_customer() {
        var file = HEADER + "A%1$s,Moses,GTX,Cancity %1$s,Won,10/20/2016,3/1/2017,1054\n";
        assertThat(upload("yang", "", file)
                        .getBody()
                        .get("errors")
                        .get(0)
                        .get("message")
                        .asText())
                .contains("that you see");
        upload("chen", "", file);
        for (var outsider : new String[] {"yang", "admin"}) {
            assertThat(as(outsider)
                            .getForEntity("/api/customers/" + number + "/dealings", JsonNode.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }
        var auditor = new SalesPeople(database).login("auditor");
        assertThatThrownBy(() -> dealingImport.check(staff.require(auditor)))
                .hasMessageContaining("customer.mayNotBringIn");
        assertThat(upload("chen", "", "opportunity_id,stage\nA,Won\n")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var page = as("chen").getForObject("/api/customers/" + number + "/dealings", JsonNode.class);
        assertThat(page.get("items")).hasSize(1);
    }

    @Test
    @DisplayName("D-07 A dealing of a customer that turned out to be another is the other's")
    void goes_to_the_survivor() {
        var survivor = as("chen")
                .postForObject("/api/customers", Map.of("name", "Cancity " + mark + " Group"), JsonNode.class)
                .get("number")
                .asText();
        merges.merge(CustomerNumber.parse(survivor), CustomerNumber.parse(number), Map.of(), staff.require("wang"));
        var file = "opportunity_id,customer number,stage\nM%1$s," + number + ",Won\n";
        assertThat(upload("chen", "", file).getBody().get("created").asInt()).isEqualTo(1);
        number = survivor;
        assertThat(dealings("chen").get("total").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("ST-03 What is told of a dealing shows no way to reach a customer of the pool")
    void is_masked_in_the_pool() {
        number = as("wang")
                .postForObject("/api/customers", Map.of("name", "Poolcity " + mark), JsonNode.class)
                .get("number")
                .asText();
        var file = "opportunity_id,customer number,stage,problems\nP%1$s," + number + ",Won,Call 139 1234 5678\n";
        assertThat(upload("wang", "", file).getBody().get("created").asInt()).isEqualTo(1);
        assertThat(dealings("wang").at("/items/0/problems").asText()).isEqualTo("Call 139 1234 5678");
        assertThat(dealings("yang").at("/items/0/problems").asText()).isEqualTo("Call 139****78");
    }

    private JsonNode dealings(String login) {
        return as(login).getForObject("/api/customers/" + number + "/dealings", JsonNode.class);
    }

    private ResponseEntity<JsonNode> upload(String login, String query, String file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file.formatted(mark).getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return "pipeline.csv";
            }
        });
        return as(login).postForEntity("/api/dealings/import" + query, parts, JsonNode.class);
    }

    private TestRestTemplate as(String login) {
        return program.withBasicAuth(login, People.passwordOf(login));
    }
}
