package io.gendan.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.DealingImport;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.search.SearchIndex;
import io.gendan.customer.tags.DynamicTags;
import io.gendan.customer.tags.Tags;
import io.gendan.engine.TableFile;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.OtherTable;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
import io.gendan.support.Stories;
import java.net.URI;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-05 Tags")
class D05TagsTest {

    @Autowired
    Tags tags;

    @Autowired
    DynamicTags dynamic;

    @Autowired
    SearchIndex index;

    @Autowired
    CustomerList list;

    @Autowired
    DealingImport dealings;

    @Autowired
    Judgements judgements;

    @Autowired
    Customers customers;

    @Autowired
    Staff staff;

    @Autowired
    Stories stories;

    @Autowired
    People demo;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource dataSource;

    @Autowired
    TestRestTemplate program;

    @LocalServerPort
    int port;

    SalesPeople people;

    @BeforeEach
    void people() {
        people = new SalesPeople(database);
    }

    @AfterEach
    void clock() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-05 a tag is given and taken by hand, with who and when, and finds its customers")
    void by_hand() {
        var number = create("Tea", "anna");
        tags.add(number, " vip ", people.login("anna"));
        tags.add(number, "vip", people.login("bert"));
        assertThat(customers.require(number).tags()).containsExactly("vip");
        assertThat(tags.changes(number)).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(people.login("anna"));
            assertThat(change.added()).isTrue();
        });
        assertThat(list(List.of("vip"), "director")).containsExactly(number.value());
        assertThat(list(List.of("nobody|vip"), "director")).containsExactly(number.value());
        assertThat(list(List.of("vip", "nobody"), "director")).isEmpty();
        assertThat(list(List.of("vip"), "cora")).isEmpty();
        tags.remove(number, "vip", people.login("anna"));
        assertThat(customers.require(number).tags()).isEmpty();
        assertThat(tags.changes(number)).hasSize(2);
        assertThatThrownBy(() -> tags.add(number, "a,b", "x")).hasMessageContaining("tag.invalid");
        assertThatThrownBy(() -> tags.add(number, "x".repeat(51), "x")).hasMessageContaining("tag.invalid");
    }

    @Test
    @DisplayName("D-05 whoever leads renames a tag with the customers they see; a name in use makes one of both")
    void renamed() {
        var anna = create("Tea", "anna");
        var dora = create("Elsewhere", "dora");
        for (var number : List.of(anna, dora)) {
            tags.add(number, "old" + people.mark(), "x");
        }
        tags.add(anna, "new" + people.mark(), "x");
        assertThatThrownBy(() -> tags.rename("old", "new", staff.require(people.login("anna"))))
                .hasMessageContaining("tag.renamedByLeaders");
        assertThat(tags.rename("old" + people.mark(), "new" + people.mark(), staff.require(people.login("director"))))
                .isEqualTo(1);
        assertThat(customers.require(anna).tags()).containsExactly("new" + people.mark());
        assertThat(customers.require(dora).tags()).containsExactly("old" + people.mark());
        assertThat(tags.used(staff.require(people.login("director"))))
                .contains(new Tags.Used("new" + people.mark(), 1, false))
                .noneMatch(used -> used.tag().equals("old" + people.mark()));
    }

    @Test
    @DisplayName(
            "D-05 rules give a tag with its reason and take it away when it holds no more; kept apart from those given by hand")
    void by_rules() {
        var number = create("Quiet", "anna");
        contact(number, "OUTBOUND", Duration.ofDays(95));
        reckon();
        assertThat(dynamicTags(number)).containsExactly("Long quiet 久未联系");
        assertThat(customers.require(number).tags()).isEmpty();
        assertThat(tags.why(number)).containsEntry("Long quiet 久未联系", "No contact for more than 60 days");
        assertThat(list(List.of("Long quiet 久未联系"), "anna")).containsExactly(number.value());
        catchUp();
        assertThat(find("久未联系 " + people.mark(), "anna")).containsExactly(number.value());
        contact(number, "INBOUND", Duration.ofDays(3));
        contact(number, "INBOUND", Duration.ofDays(2));
        contact(number, "OUTBOUND", Duration.ofDays(2));
        contact(number, "OUTBOUND", Duration.ofDays(1));
        reckon();
        assertThat(dynamicTags(number)).containsExactlyInAnyOrder("Often in touch 联系频繁", "Comes to us 主动联系");
        assertThat(tags.changes(number))
                .anySatisfy(change -> assertThat(change.tag() + change.added()).isEqualTo("Long quiet 久未联系false"));
    }

    @Test
    @DisplayName("D-05 what is bought and how a customer is judged count at once, not only the next night")
    void by_dealings_and_grades() {
        var number = create("Buyer", "anna");
        reckon();
        assertThat(dynamicTags(number)).isEmpty();
        var anna = staff.require(people.login("anna"));
        var file = "opportunity_id,customer number,deal_stage,close_value\nO%s,%s,Won,100000\n"
                .formatted(people.mark(), number.value());
        dealings.run(TableFile.read(file.getBytes(UTF_8)), false, anna);
        while (dynamic.workOnChanged().asked() > 0) {}
        assertThat(tags.why(number)).containsValue("Dealings worth 100,000 or more");
        var director = staff.require(people.login("director"));
        judgements.judge(number, new Judgement(SigningGrade.A, null, null, "Told by Wu"), director);
        while (dynamic.workOnChanged().asked() > 0) {}
        assertThat(tags.why(number)).containsValue("Signing grade A");
    }

    @Test
    @DisplayName("D-05 at night who is busy comes later, with everybody before them reckoned")
    void who_is_busy_comes_later() throws SQLException {
        var number = create("Busy", "anna");
        contact(number, "OUTBOUND", Duration.ofDays(59));
        reckon();
        ClockUtil.offset(Duration.ofDays(2).toMillis());
        try (var busy = dataSource.getConnection()) {
            busy.setAutoCommit(false);
            try (var locked = busy.prepareStatement("select number from customer where number = ? for update")) {
                locked.setString(1, number.value());
                locked.execute();
                while (dynamic.workOnAll().asked() > 0) {}
                assertThat(dynamicTags(number)).isEmpty();
            } finally {
                busy.rollback();
            }
        }
        assertThat(dynamic.workOnAll().asked()).isOne();
        assertThat(dynamicTags(number)).containsExactly("Long quiet 久未联系");
    }

    @Test
    @DisplayName("D-05 at night everybody is asked about, for time alone makes tags true, and only once a day")
    void each_night() {
        var number = create("Quieter", "anna");
        contact(number, "OUTBOUND", Duration.ofDays(59));
        reckon();
        assertThat(dynamicTags(number)).isEmpty();
        assertThat(dynamic.workOnAll().asked()).isZero();
        ClockUtil.offset(Duration.ofDays(2).toMillis());
        reckon();
        assertThat(dynamicTags(number)).containsExactly("Long quiet 久未联系");
    }

    @Test
    @DisplayName(
            "D-05 age and star sign come from the birth date, and a rule that an admin writes counts at once for everybody")
    void other_rules() {
        var number = create("Person", "anna");
        database.sql("update customer set kind = 'PERSON', dossier = '{\"birthDate\":\"1950-08-01\"}' where number = ?")
                .param(number.value())
                .update();
        reckon();
        assertThat(dynamicTags(number)).containsExactly("Over 60 60岁以上");
        try (var other = new OtherTable(
                engine,
                "customer/customerTags.dmn",
                "<inputEntry id=\"Senior_starSign\">\n          <text></text>",
                "<inputEntry id=\"Senior_starSign\">\n          <text>\"VIRGO\"</text>")) {
            assertThat(other).isNotNull();
            reckon();
            assertThat(dynamicTags(number)).isEmpty();
        }
        reckon();
        assertThat(dynamicTags(number)).containsExactly("Over 60 60岁以上");
    }

    @Test
    @DisplayName("D-05 tags stand on the open tasks, so that lists of Tasklist are made by them")
    void on_tasks() {
        demo.hired();
        var body = send("chen", HttpMethod.POST, "/api/customers", Map.of("name", "Tagged " + people.mark()));
        var number = CustomerNumber.parse(body.getBody().get("number").asText());
        var door = "/api/customers/" + number.value();
        assertThat(send("chen", HttpMethod.POST, door + "/journey", Map.of())
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        var story = stories.of(number.value());
        var task = story.openTasks().get(0);
        var tagged = send("chen", HttpMethod.POST, door + "/tags", Map.of("tag", "key account"));
        assertThat(tagged.getBody().get("tags").get(0).asText()).isEqualTo("key account");
        assertThat(story.shows(task, "tags").asText()).isEqualTo("key account");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number.value())
                        .taskVariableValueLike("tags", "key%")
                        .count())
                .isEqualTo(1);
        var chen = Browser.of(port, "chen");
        assertThat(chen.get("/customers/" + number.value()).body()).contains("key account");
        assertThat(chen.get("/customers?q=key+account").body()).contains(number.value());
        assertThat(status("liu", HttpMethod.POST, door + "/tags", Map.of("tag", "mine")))
                .isEqualTo(404);
        assertThat(status("admin", HttpMethod.POST, door + "/tags", Map.of("tag", "mine")))
                .isEqualTo(403);
        assertThat(status("chen", HttpMethod.POST, door + "/tags", Map.of("tag", "a|b")))
                .isEqualTo(400);
        assertThat(status("chen", HttpMethod.POST, door + "/tags", Map.of())).isEqualTo(400);
        assertThat(status("chen", HttpMethod.POST, "/api/tags/rename", Map.of("from", "a", "to", "b")))
                .isEqualTo(403);
        assertThat(status("chen", HttpMethod.DELETE, door + "/tags/key%20account", Map.of()))
                .isEqualTo(200);
        assertThat(story.shows(task, "tags").asText()).isEmpty();
        chen.postForm(
                "/customers/" + number.value(), "/customers/" + number.value() + "/tags", Map.of("tag", "by page"));
        assertThat(chen.get("/customers/" + number.value()).body()).contains("by page");
        assertThat(Browser.of(port, "wang").get("/tags").body()).contains("by page", "/tags/rename");
    }

    @Test
    @DisplayName(
            "D-05 a tag that got another name stands under it on the open tasks too, without the one who renames waiting")
    void renamed_on_tasks() {
        demo.hired();
        var body = send("chen", HttpMethod.POST, "/api/customers", Map.of("name", "Retagged " + people.mark()));
        var number = CustomerNumber.parse(body.getBody().get("number").asText());
        send("chen", HttpMethod.POST, "/api/customers/" + number.value() + "/journey", Map.of());
        var story = stories.of(number.value());
        var task = story.openTasks().get(0);
        tags.add(number, "old" + people.mark(), "chen");
        var before = story.shows(task, "tags").asText();
        assertThat(before).contains("old" + people.mark());

        assertThat(tags.rename("old" + people.mark(), "new" + people.mark(), staff.require("wang")))
                .isEqualTo(1);
        assertThat(story.shows(task, "tags").asText()).isEqualTo(before);
        for (var worked = dynamic.workOnChanged(); worked.asked() > 0; worked = dynamic.workOnChanged()) {
            worked.changed().forEach(dynamic::tell);
        }
        assertThat(story.shows(task, "tags").asText())
                .contains("new" + people.mark())
                .doesNotContain("old" + people.mark());
    }

    private int status(String login, HttpMethod method, String path, Map<String, Object> body) {
        return send(login, method, path, body).getStatusCode().value();
    }

    private ResponseEntity<JsonNode> send(String login, HttpMethod method, String path, Map<String, Object> body) {
        return program.withBasicAuth(login, People.passwordOf(login))
                .exchange(
                        URI.create("http://localhost:" + port + path), method, new HttpEntity<>(body), JsonNode.class);
    }

    private void reckon() {
        while (dynamic.workOnChanged().asked() > 0) {}
        while (dynamic.workOnAll().asked() > 0) {}
    }

    private void catchUp() {
        while (index.work()) {}
    }

    private List<String> dynamicTags(CustomerNumber number) {
        return list.find(number, staff.require(people.login("anna")))
                .orElseThrow()
                .dynamicTags();
    }

    /** Of this test's customers: everybody sees the company's pool, with whatever other tests have left there. */
    private List<String> list(List<String> wanted, String who) {
        var query =
                new CustomerList.Query(people.mark(), null, null, wanted, null, null, null, null, List.of(), null, 0);
        return list.find(query, staff.require(people.login(who))).rows().stream()
                .map(CustomerList.Row::number)
                .toList();
    }

    private List<String> find(String typed, String who) {
        return list
                .find(new CustomerList.Query(typed, null, null, null, 0), staff.require(people.login(who)))
                .rows()
                .stream()
                .map(CustomerList.Row::number)
                .toList();
    }

    private CustomerNumber create(String name, String owner) {
        var typed = new HashMap<CustomerField, String>();
        typed.put(CustomerField.NAME, name + " " + people.mark());
        typed.put(CustomerField.OWNER, people.login(owner));
        return customers.create(NewCustomer.read(typed), people.login("admin")).number();
    }

    private void contact(CustomerNumber number, String direction, Duration ago) {
        var at = Timestamp.from(Stories.now().minus(ago));
        database.sql("""
                        with entry as (insert into record_entry (customer_number, kind, author, happened_at, recorded_at, content)
                            values (:number, 'CONTACT', 'x', :at, :at, '{}') returning id)
                        insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at, summary)
                        select id, :number, 'REMOTE', 'PHONE', :direction, :at, 'x' from entry
                        """)
                .param("number", number.value())
                .param("at", at)
                .param("direction", direction)
                .update();
    }
}
