package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Refusal;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01, D-02 Customers")
class CustomersTest {

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Ownership ownership;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    SalesPeople people;

    @BeforeEach
    void people() {
        people = new SalesPeople(database);
    }

    @Test
    void come_in_with_a_number_and_all_that_was_told() {
        var customer = create(
                "name", "上海星辰 " + people.mark(),
                "owner", people.login("anna"),
                "phone", " 021 5555 ",
                "revenue", "1,250.50",
                "founded", "１９９６",
                "tags", "key；north, key",
                "contactPerson", "Wei",
                "contactPersonRole", "decision maker");
        assertThat(customer.number().value()).matches("C-\\d{6}");
        assertThat(customer.kind()).isEqualTo(Customer.Kind.ORGANISATION);
        assertThat(customer.phone()).isEqualTo("021 5555");
        assertThat(customer.revenue()).isEqualByComparingTo("1250.50");
        assertThat(customer.founded()).isEqualTo(1996);
        assertThat(customer.tags()).containsExactly("key", "north");
        assertThat(contactPersons.of(customer.number()))
                .containsExactly(new ContactPerson("Wei", ContactRole.DECISION_MAKER, null, null, null));
        assertThat(contactPersons.decisionMakerKnown(customer.number())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "${7*7}", "{{7*7}}", "#{1+1}", "'; drop table customer; --"})
    void keep_typed_text_as_it_is(String typed) {
        var customer = create("name", typed, "industry", typed);
        assertThat(customers.require(customer.number()).name()).isEqualTo(typed);
        assertThat(customers.require(customer.number()).industry()).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '  ', customer.blank",
        "email, wei.at.corp, customer.noEmail",
        "kind, robot, customer.noOption",
        "founded, soon, customer.noYear",
        "founded, 19960, customer.noYear",
        "employees, 12.5, customer.noWholeNumber",
        "employees, -3, customer.noNumber",
        "revenue, many, customer.noNumber",
    })
    void are_refused_with_the_field_that_cannot_be(String field, String typed, String code) {
        var told = new HashMap<>(Map.of("name", "Acme"));
        told.put(field, typed);
        assertThatThrownBy(() -> NewCustomer.read(fields(told)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.items()).singleElement().satisfies(item -> {
                            assertThat(item.field()).isEqualTo(field);
                            assertThat(item.code()).isEqualTo(code);
                        }));
    }

    @Test
    void are_refused_with_names_too_long_or_not_storable() {
        assertThatThrownBy(() -> NewCustomer.read(Map.of(CustomerField.NAME, "x".repeat(201))))
                .hasMessageContaining("customer.tooLong");
        assertThatThrownBy(() -> NewCustomer.read(Map.of(CustomerField.NAME, "a\0b")))
                .hasMessageContaining("customer.strangeCharacters");
        assertThatThrownBy(() -> NewCustomer.read(Map.of(CustomerField.NAME, "a\uD800")))
                .hasMessageContaining("customer.strangeCharacters");
        assertThat(NewCustomer.read(Map.of(CustomerField.NAME, "星".repeat(200))).name())
                .hasSize(200);
    }

    @Test
    void resemble_one_another_only_as_a_hint_and_only_to_who_sees_them() {
        var name = "Blue Harbour " + people.mark();
        var first = create("name", name + " Ltd", "owner", people.login("anna"));
        create("name", name + " Ltd", "owner", people.login("anna"));
        assertThat(customers.similarTo(name, staff.require(people.login("anna"))))
                .extracting(Customers.Similar::number)
                .contains(first.number())
                .hasSize(2);
        assertThat(customers.similarTo(name, staff.require(people.login("dora"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna, true", "bert, false", "cora, false", "dora, false", "manager, true", "manager2, false",
        "senior, true", "director, true", "principal, true", "auditor, false", "admin, false", "account, false"
    })
    void are_seen_by_their_owner_and_who_leads_the_owner(String who, boolean seen) {
        var number = create("name", "Seen", "owner", people.login("anna")).number();
        if (seen) {
            assertThat(customers
                            .requireFor(number, staff.require(people.login(who)))
                            .number())
                    .isEqualTo(number);
        } else {
            assertThatThrownBy(() -> customers.requireFor(number, staff.require(people.login(who))))
                    .hasMessageContaining("customer.unknown");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anna, anna, ",
        "anna, bert, customer.mayNotGiveTo",
        "manager, anna, ",
        "manager, cora, customer.mayNotGiveTo",
        "senior, cora, ",
        "director, cora, ",
        "director, dora, customer.mayNotGiveTo",
        "principal, dora, ",
        "admin, dora, ",
        "admin, auditor, customer.ownerCannotOwn",
        "admin, nobody, customer.ownerUnknown",
        "auditor, anna, customer.mayNotBringIn",
        "account, account, customer.mayNotBringIn"
    })
    void are_brought_in_for_oneself_and_for_whom_one_leads(String by, String owner, String refusal) {
        if (refusal == null) {
            assertThat(ownership.ownerFor(staff.require(people.login(by)), people.login(owner)))
                    .isEqualTo(people.login(owner));
        } else {
            assertThatThrownBy(() -> ownership.ownerFor(staff.require(people.login(by)), people.login(owner)))
                    .hasMessageContaining(refusal);
        }
    }

    @Test
    void without_an_owner_belong_to_the_salesperson_or_to_the_pool() {
        assertThat(ownership.ownerFor(staff.require(people.login("anna")), null))
                .isEqualTo(people.login("anna"));
        assertThat(ownership.ownerFor(staff.require(people.login("manager")), " "))
                .isNull();
    }

    @Test
    void get_a_missing_way_to_be_reached_and_keep_what_is_known() {
        var number = create("name", "Reach", "phone", "1").number();
        customers.supplyWayToReach(number, "2", "a@b.cn");
        assertThat(customers.require(number).phone()).isEqualTo("1");
        assertThat(customers.require(number).email()).isEqualTo("a@b.cn");
        customers.supplyWayToReach(number, null, " ");
        assertThat(customers.require(number).email()).isEqualTo("a@b.cn");
    }

    @Test
    void know_each_contact_person_once() {
        var number = create("name", "Contacts").number();
        contactPersons.known(number, "Li Wei", null, null);
        contactPersons.known(number, " li wei ", ContactRole.ALLY, 30);
        contactPersons.known(number, "LI WEI", null, null);
        contactPersons.known(number, "Boss", ContactRole.DECISION_MAKER, 70);
        assertThat(contactPersons.of(number))
                .containsExactly(
                        new ContactPerson("Boss", ContactRole.DECISION_MAKER, 70, null, null),
                        new ContactPerson("Li Wei", ContactRole.ALLY, 30, null, null));
        assertThatThrownBy(() -> contactPersons.known(number, "x".repeat(201), null, null))
                .hasMessageContaining("customer.contactPersonName");
        assertThatThrownBy(() -> contactPersons.known(number, "Boss", null, 101))
                .hasMessageContaining("customer.contactPersonWeight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C-1", "c-000001", "C-000001'", "C-٠٠٠٠٠١", "C-999999"})
    void unknown_are_not_there(String number) {
        assertThatThrownBy(() -> customers.require(CustomerNumber.parse(number)))
                .hasMessageContaining("customer.unknown");
    }

    private Customer create(String... told) {
        var byName = new HashMap<String, String>();
        for (int i = 0; i < told.length; i += 2) {
            byName.put(told[i], told[i + 1]);
        }
        return customers.create(NewCustomer.read(fields(byName)), people.login("anna"));
    }

    private static Map<CustomerField, String> fields(Map<String, String> told) {
        var fields = new HashMap<CustomerField, String>();
        for (var field : CustomerField.values()) {
            if (told.containsKey(field.key())) {
                fields.put(field, told.get(field.key()));
            }
        }
        return fields;
    }
}
