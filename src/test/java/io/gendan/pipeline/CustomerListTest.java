package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.CustomerList.Row;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Finding customers")
class CustomerListTest {

    @Autowired
    CustomerList list;

    @Autowired
    CustomerViews views;

    @Autowired
    Customers customers;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    SalesPeople people;

    @BeforeEach
    void customers() {
        people = new SalesPeople(database);
        create("Anna's", "anna", "138 0013 8000", "tea");
        create("Bert's", "bert", "+86 (21) 5555-8888", "tea,key");
        create("Cora's", "cora", null, null);
        create("Dora's", "dora", null, null);
        create("Pool", null, null, null);
    }

    @ParameterizedTest(name = "{0} sees {1}")
    @CsvSource({
        "anna, Anna's Pool",
        "bert, Bert's Pool",
        "manager, Anna's Bert's Pool",
        "manager2, Cora's Pool",
        "senior, Anna's Bert's Cora's Pool",
        "director, Anna's Bert's Cora's Pool",
        "principal, Anna's Bert's Cora's Dora's Pool",
        "admin, Anna's Bert's Cora's Dora's Pool",
        "account, Pool"
    })
    void each_sees_their_own(String who, String names) {
        assertThat(names(who, people.mark(), null, null, null)).containsExactly(names.split(" "));
    }

    @Test
    void an_auditor_sees_no_customer() {
        assertThat(names("auditor", people.mark(), null, null, null)).isEmpty();
    }

    @Test
    void an_administrator_sees_number_name_stage_and_owner_alone() {
        assertThat(list.find(query("Anna's " + people.mark(), null, null, null), staff.require(people.login("admin")))
                        .rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.owner()).isEqualTo(people.login("anna"));
                    assertThat(row.industry()).isNull();
                    assertThat(row.city()).isNull();
                    assertThat(views.of(CustomerNumber.parse(row.number()), staff.require(people.login("admin"))))
                            .isInstanceOf(CustomerViews.Outline.class);
                });
        assertThat(names("admin", "13800138000", null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "lastContact", "nextStep"})
    @DisplayName("no order tells administrators what they don't see: which customer waits longest, or is due first")
    void an_administrator_gets_no_order_by_what_only_others_see(String order) {
        var admin = staff.require(people.login("admin"));
        var director = staff.require(people.login("director"));

        assertThat(list.orders(director)).contains(order);
        assertThat(list.find(inOrder(order), director).total()).isEqualTo(4);
        assertThat(list.orders(admin)).containsExactly("best", "name", "number");
        assertThatThrownBy(() -> list.find(inOrder(order), admin)).hasMessageContaining("customers.filterNotYours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "name", "number"})
    void an_administrator_gets_the_orders_that_are_offered(String order) {
        assertThat(list.find(inOrder(order), staff.require(people.login("admin")))
                        .rows())
                .hasSize(5);
    }

    private CustomerList.Query inOrder(String order) {
        return new CustomerList.Query(
                people.mark(), null, null, List.of(), null, null, null, null, List.of(), order, 0);
    }

    @Test
    void finds_by_parts_of_name_number_and_phone() {
        assertThat(names("director", "nna's " + people.mark(), null, null, null))
                .containsExactly("Anna's");
        assertThat(names("director", "NNA'S " + people.mark(), null, null, null))
                .containsExactly("Anna's");
        assertThat(names("manager", "0013-8000", null, null, null)).contains("Anna's");
        assertThat(names("manager", "2155558888", null, null, null)).contains("Bert's");
        assertThat(names("manager2", "2155558888", null, null, null)).doesNotContain("Bert's");
        var number = list.find(query("Anna's " + people.mark(), null, null, null), staff.require(people.login("anna")))
                .rows()
                .get(0)
                .number();
        assertThat(names("anna", number, null, null, null)).containsExactly("Anna's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "a\0b", "a\uD800", "${7*7}", "{{x}}"})
    void takes_typed_text_as_text(String typed) {
        assertThat(list.find(query(typed + people.mark(), null, typed, typed), staff.require(people.login("director")))
                        .total())
                .isZero();
    }

    @Test
    void narrows_by_stage_owner_and_tag() {
        var anna = customer("Anna's");
        journey(anna, "A", "LOST");
        journey(anna, "B2", null);
        journey(customer("Bert's"), "A", null);
        assertThat(names("director", people.mark(), "B2", null, null)).containsExactly("Anna's");
        assertThat(names("director", people.mark(), "A", null, null)).containsExactly("Bert's");
        assertThat(names("director", people.mark(), "-", null, null)).containsExactly("Cora's", "Pool");
        assertThat(names("director", people.mark(), null, people.login("cora"), null))
                .containsExactly("Cora's");
        assertThat(names("director", people.mark(), null, people.login("dora"), null))
                .isEmpty();
        assertThat(names("director", people.mark(), null, "-", null)).containsExactly("Pool");
        assertThat(names("director", people.mark(), null, null, "key")).containsExactly("Bert's");
        assertThatThrownBy(() -> names("director", null, "Z9", null, null)).hasMessageContaining("stage.unknown");
        assertThat(list.find(CustomerNumber.parse(anna), staff.require(people.login("anna"))))
                .get()
                .extracting(Row::stage)
                .isEqualTo("B2");
    }

    @Test
    void counts_all_pages() {
        for (int i = 0; i < CustomerList.PAGE_SIZE; i++) {
            create("Many " + i, "anna", null, null);
        }
        var director = staff.require(people.login("director"));
        var first = list.find(new CustomerList.Query(people.mark(), null, null, null, 0), director);
        var second = list.find(new CustomerList.Query(people.mark(), null, null, null, 1), director);
        assertThat(first.rows()).hasSize(CustomerList.PAGE_SIZE);
        assertThat(first.total()).isEqualTo(CustomerList.PAGE_SIZE + 4L);
        assertThat(second.rows()).hasSize(4).doesNotContainAnyElementsOf(first.rows());
    }

    @Test
    void offers_only_owners_of_customers_that_are_seen() {
        assertThat(list.owners(staff.require(people.login("manager"))))
                .extracting(CustomerList.Owner::name)
                .containsExactly("anna", "bert");
        assertThat(list.stages()).startsWith("A", "A2", "B1").endsWith("MEMBER");
    }

    private List<String> names(String who, String q, String stage, String owner, String tag) {
        return list.find(query(q, stage, owner, tag), staff.require(people.login(who))).rows().stream()
                .map(row -> row.name().replace(" " + people.mark(), ""))
                .toList();
    }

    private static CustomerList.Query query(String q, String stage, String owner, String tag) {
        return new CustomerList.Query(q, stage, owner, tag, 0);
    }

    private void create(String name, String owner, String phone, String tags) {
        var typed = new HashMap<CustomerField, String>();
        typed.put(CustomerField.NAME, name + " " + people.mark());
        typed.put(CustomerField.OWNER, owner == null ? "" : people.login(owner));
        typed.put(CustomerField.PHONE, phone == null ? "" : phone);
        typed.put(CustomerField.TAGS, tags == null ? "" : tags);
        typed.put(CustomerField.INDUSTRY, "tea");
        typed.put(CustomerField.CITY, "Hangzhou");
        customers.create(NewCustomer.read(typed), people.login("admin"));
    }

    /** These journeys have no process behind them; left open, they would count as forgotten customers (ST-04). */
    @AfterEach
    void close_the_journeys_of_this_test() {
        database.sql("update journey set closed_at = current_timestamp, ending = 'LOST' "
                        + "where process_instance_id = 'none' and closed_at is null")
                .update();
    }

    private String customer(String name) {
        return database.sql("select number from customer where name = ?")
                .param(name + " " + people.mark())
                .query(String.class)
                .single();
    }

    private void journey(String customer, String stage, String ending) {
        database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, closed_at, ending,
                            process_instance_id) values (?, ?, current_timestamp, 'x',
                            case when ?::text is null then null else current_timestamp end, ?, 'none')
                        """).params(customer, stage, ending, ending).update();
    }
}
