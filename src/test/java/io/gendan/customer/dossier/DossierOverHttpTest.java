package io.gendan.customer.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange;
import io.gendan.http.Program;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
class DossierOverHttpTest {

    private static final String EAST = "华东销售部 East China Sales";

    /** Of 0512 6666 7777, with a figure beside it: a customer's number may hold the four alone. */
    private static final String[] MIDDLE = {"2 6666", "26666", "6666 7", "66667"};

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    Pursuits pursuits;

    @Autowired
    DossierKeepers dossierKeepers;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    private String number = "";
    private String path = "";

    @BeforeEach
    void a_customer_of_chen() {
        people.hired();
        var customer = NewCustomer.read(Map.of(
                CustomerField.NAME,
                "Dossier Works",
                CustomerField.OWNER,
                "chen",
                CustomerField.PHONE,
                "+86 21 5550 0101"));
        number = customers.create(customer, "chen").number().value();
        path = "/api/customers/" + number + "/dossier";
    }

    @AfterEach
    void no_keeper() {
        database.sql("delete from dossier_keeper").update();
    }

    @Test
    @DisplayName("D-02 Columns and fields are changed together, and read back with their labels")
    void change() {
        var changed = as("chen")
                .send(
                        "PATCH",
                        path,
                        Map.of("values", Map.of("city", "Suzhou", "legalForm", "LIMITED", "assets", 1250.5)));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);

        var chinese = as("chen").get(path, "Accept-Language", "zh-CN").json();
        var found = new HashMap<String, String>();
        chinese.path("fields")
                .forEach(field -> found.put(
                        field.path("label").asText(), field.path("text").asText()));
        assertThat(found)
                .containsEntry("组织形式", "有限责任公司")
                .containsEntry("资产总额（万元）", "1250.5")
                .containsValue("Suzhou");
        assertThat(as("chen")
                        .get("/api/customers/" + number)
                        .json()
                        .path("city")
                        .asText())
                .isEqualTo("Suzhou");
        var record = as("chen")
                .get("/api/customers/" + number + "/record")
                .json()
                .path("items")
                .get(0);
        assertThat(record.path("title").asText()).isEqualTo("Dossier changed");
        assertThat(record.path("content").path("legalForm").path("after").asText())
                .isEqualTo("LIMITED");
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body())
                .contains("Form of organisation", "(empty) → Limited company", "(empty) → Suzhou");
    }

    @Test
    @DisplayName("D-03 Two who edit the same field: the second is refused, naming the field and what it is now")
    void same_field() {
        as("chen")
                .send(
                        "PATCH",
                        path,
                        Map.of("values", Map.of("operatingHead", "Ms. Fang", "phone", "+86 21 5550 0199")));

        var late = as("li").send(
                        "PATCH",
                        path,
                        Map.of(
                                "values", Map.of("operatingHead", "Mr. Gu", "philosophy", "Thrift"),
                                "was", Map.of("operatingHead", "", "philosophy", "")));
        assertThat(late.status()).as(late.toString()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("dossier.changedMeanwhile");
        assertThat(late.toString()).contains("operatingHead", "Ms. Fang").doesNotContain("philosophy");
        assertThat(value("philosophy")).isEmpty();

        var column = as("li").send(
                        "PATCH",
                        path,
                        Map.of("values", Map.of("phone", ""), "was", Map.of("phone", "+86 21 5550 0101")));
        assertThat(column.status()).isEqualTo(409);

        var other = as("li").send(
                        "PATCH",
                        path,
                        Map.of("values", Map.of("philosophy", "Thrift"), "was", Map.of("philosophy", "")));
        assertThat(other.status()).isEqualTo(200);
        assertThat(value("operatingHead")).isEqualTo("Ms. Fang");
        assertThat(value("philosophy")).isEqualTo("Thrift");
    }

    @Test
    @DisplayName("D-04 All faults are told at once by field, and nothing is stored")
    void faults() {
        var refused = as("chen")
                .send(
                        "PATCH",
                        path,
                        Map.of(
                                "values",
                                Map.of(
                                        "name",
                                        "",
                                        "email",
                                        "nobody",
                                        "foundedOn",
                                        "soon",
                                        "religion",
                                        "x",
                                        "fax",
                                        "12")));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("dossier.invalid");
        assertThat(refused.toString()).contains("E-mail", "Founding date", "religion");
        assertThat(value("fax")).isEmpty();
        for (var odd :
                new String[] {"[]", "{}", "{\"values\":{\"fax\":{}}}", "{\"values\":{\"owner\":\"li\"}}", "null"}) {
            assertThat(as("chen").send("PATCH", path, odd).status()).as(odd).isIn(200, 400);
        }
        assertThat(as("chen")
                        .get("/api/customers/" + number)
                        .json()
                        .path("owner")
                        .asText())
                .isEqualTo("chen");
    }

    @Test
    @DisplayName("D-03 The dossier is for those who see the customer; auditors and administrators edit nothing")
    void rights() {
        assertThat(as("yang").get(path).status()).isEqualTo(404);
        assertThat(as("sun").send("PATCH", path, "{}").status()).isEqualTo(404);
        assertThat(as("admin").get(path).status()).isEqualTo(404);
        assertThat(as("li").get(path).status()).isEqualTo(200);
        assertThat(as("wang").get("/api/customers/C-999999/dossier").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("D-03 The keeper of a department, named by its director, edits every dossier of it")
    void keeper() {
        var keepers = "/api/dossier-keepers/"
                + URLEncoder.encode(EAST, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(as("chen").send("PUT", keepers, Map.of("keeper", "yang")).status())
                .isEqualTo(403);
        assertThat(as("wang").send("PUT", keepers, Map.of("keeper", "nobody")).status())
                .isEqualTo(400);
        var named = as("wang").send("PUT", keepers, Map.of("keeper", "yang"));
        assertThat(named.status()).as(named.toString()).isEqualTo(200);

        assertThat(as("yang")
                        .send("PATCH", path, Map.of("values", Map.of("fax", "12")))
                        .status())
                .isEqualTo(200);
        assertThat(as("yang").get("/api/customers/" + number).status()).isEqualTo(404);
        assertThat(as("yang").get(path + "/confidential").status()).isEqualTo(403);
        assertThat(Browser.of(port, "yang")
                        .get("/customers/" + number + "/dossier")
                        .body())
                .contains("Dossier Works", "Save", "value=\"12\"");
        assertThat(Browser.of(port, "wang").get("/dossier-keepers").body()).contains("yang");

        assertThat(as("admin").send("PUT", keepers, "{}").status()).isEqualTo(200);
        assertThat(as("yang").get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"department_id = null", "role = 'ADMIN'", "active = false"})
    @DisplayName("D-03 Who has left the department, or works on customers no longer, keeps its dossiers no more")
    void keeper_moves_on(String change) {
        var keepers = "/api/dossier-keepers/"
                + URLEncoder.encode(EAST, StandardCharsets.UTF_8).replace("+", "%20");
        as("wang").send("PUT", keepers, Map.of("keeper", "yang"));
        var yang = staff.require("yang");
        assertThat(dossierKeepers.keptBy(yang)).containsExactly(EAST);

        database.sql("update person set " + change + " where login = 'yang'").update();
        try {
            assertThat(dossierKeepers.of(EAST)).isEmpty();
            assertThat(dossierKeepers.keptBy(staff.require("yang"))).isEmpty();
            assertThat(as("wang").get("/api/dossier-keepers").toString()).doesNotContain("yang");
            if (change.startsWith("department")) {
                assertThat(as("yang").get(path).status()).isEqualTo(404);
            }
        } finally {
            database.sql("update person set active = true, role = 'SALESPERSON' where login = 'yang'")
                    .update();
        }
    }

    @Test
    @DisplayName("D-03 The trail tells whom the director named, and who keeps the dossiers no more")
    void keepers_on_the_trail() {
        var keepers = "/api/dossier-keepers/"
                + URLEncoder.encode(EAST, StandardCharsets.UTF_8).replace("+", "%20");
        var last = database.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
        for (var named : new String[] {"yang", "yang", "chen", ""}) {
            assertThat(as("wang").send("PUT", keepers, Map.of("keeper", named)).status())
                    .isEqualTo(200);
        }

        assertThat(database.sql("select details ->> 'what' || ' ' || subject || ' by ' || actor from audit_entry"
                                + " where id > ? and details ->> 'department' = ? order by id")
                        .params(last, EAST)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "keeper yang by wang",
                        "keeperNoMore yang by wang",
                        "keeper chen by wang",
                        "keeperNoMore chen by wang");
    }

    @Test
    @DisplayName("ST-03 While the customer is in the pool its dossier tells nobody how to reach it, but its keeper")
    void pool() {
        var values = Map.of("officeAddress", "9 Plum Lane", "philosophy", "Ask for 0512 6666 7777");
        as("chen").send("PATCH", path, Map.of("values", values));
        owners.releaseToPool(new CustomerNumber(number), OwnerChange.of(OwnerChange.Why.RELEASED, "wang"));

        var masked = as("yang").get(path);
        assertThat(masked.status()).isEqualTo(200);
        assertThat(masked.toString())
                .contains("\"mayEdit\":false", "Office address")
                .doesNotContain("Plum Lane", "5550 0101")
                .doesNotContain(MIDDLE);
        assertThat(as("yang")
                        .send("PATCH", path, Map.of("values", Map.of("fax", "1")))
                        .code())
                .isEqualTo("dossier.claimFirst");
        assertThat(Browser.of(port, "yang").get("/customers/" + number).body())
                .doesNotContain("Plum Lane")
                .doesNotContain(MIDDLE);
        assertThat(Browser.of(port, "yang")
                        .get("/customers/" + number + "/print")
                        .body())
                .contains("Philosophy")
                .doesNotContain("Plum Lane", "5550 0101")
                .doesNotContain(MIDDLE);
        assertThat(as("wang").get(path).toString()).contains("Plum Lane");

        database.sql("insert into dossier_keeper values (?, 'yang', 'wang', ?)")
                .params(EAST, Timestamp.from(Stories.now()))
                .update();
        assertThat(as("yang").get(path).toString()).contains("Plum Lane", "6666");
    }

    @Test
    @DisplayName("D-02 The page keeps what was typed when a field is wrong, and shows what is stored")
    void page() {
        var browser = Browser.of(port, "chen");
        var page = "/customers/" + number + "/dossier";
        var typed = new HashMap<String, String>(Map.of("was.operatingHead", "", "operatingHead", "Ms. Fang"));
        typed.putAll(Map.of("was.foundedOn", "", "foundedOn", "2150-01-01", "was.name", "Dossier Works"));
        typed.put("name", "Dossier Works");
        var refused = browser.postForm(page, page, typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("value=\"Ms. Fang\"", "cannot lie in the future");

        typed.put("foundedOn", "2003-05-01");
        var saved = browser.postForm(page, page, typed);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
        assertThat(browser.get("/customers/" + number).body()).contains("Operating head", "Ms. Fang", "2003-05-01");

        var late = browser.postForm(page, page, Map.of("was.operatingHead", "Mr. Gu", "operatingHead", "Mr. Ma"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Mr. Ma", "Ms. Fang");
    }

    @Test
    @DisplayName(
            "D-02, N-21 What is printed of a customer begins with what its dossier holds, in the reader's language")
    void printed() {
        var values = Map.of("legalForm", "LIMITED", "operatingHead", "Ms. Fang");
        assertThat(as("chen").send("PATCH", path, Map.of("values", values)).status())
                .isEqualTo(200);

        var printed = Browser.of(port, "li").get("/customers/" + number + "/print");
        assertThat(printed.statusCode()).isEqualTo(200);
        assertThat(printed.body())
                .contains("Operating head", "Ms. Fang", "+86 21 5550 0101")
                .doesNotContain("LIMITED", "Not known yet", "Credit standing", "Edit the dossier");
        assertThat(Browser.of(port, "yang")
                        .get("/customers/" + number + "/print")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("D-02 A new name shows on the open tasks at once")
    void renamed() {
        pursuits.start(new CustomerNumber(number), "chen");
        as("chen").send("PATCH", path, Map.of("values", Map.of("name", "Dossier Works Renamed")));
        assertThat(database.sql("""
                        select distinct v.text_ from act_ru_variable v join act_ru_task t on t.id_ = v.task_id_
                        join act_ru_execution p on p.id_ = t.proc_inst_id_
                        where v.name_ = 'customerName' and p.business_key_ = ?""").param(number).query(String.class).list()).containsExactly("Dossier Works Renamed");
    }

    private String value(String key) {
        for (var field : as("chen").get(path).json().path("fields")) {
            if (field.path("key").asText().equals(key)) {
                return field.path("text").asText();
            }
        }
        throw new AssertionError("No field " + key);
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
