package io.gendan.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.TableFile;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01, D-02 Ways to reach somebody")
class ContactPointsTest {

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    CustomerImport customerImport;

    @Autowired
    Staff staff;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    JdbcClient database;

    SalesPeople people;

    @BeforeEach
    void people() {
        people = new SalesPeople(database);
    }

    @Test
    void come_in_with_the_customer_whatever_the_notation() {
        var number = create("phone", "021-5555 0199 / 138 0013 8000", "email", "Info@Harbour.CN");
        assertThat(points(number))
                .containsExactlyInAnyOrder(
                        "PHONE +862155550199 main", "MOBILE +8613800138000 main", "EMAIL info@harbour.cn main");
    }

    @Test
    void of_contact_persons_are_known_as_well() {
        var number = create();
        contactPersons.met(number, new ContactPerson("Wei", null, null, "+86 139-1234-5678", "wei@harbour.cn"));
        contactPersons.met(number, new ContactPerson("Wei", null, null, "13912345678", null));
        assertThat(points(number)).containsExactlyInAnyOrder("MOBILE +8613912345678 main", "EMAIL wei@harbour.cn main");
    }

    @Test
    void that_were_in_the_column_stay_known_beside_the_new_one() {
        var number = create("phone", "13800138000");
        change(number, "13800138001");
        assertThat(points(number)).containsExactlyInAnyOrder("MOBILE +8613800138000", "MOBILE +8613800138001 main");
        change(number, "138 0013 8000");
        assertThat(points(number)).containsExactlyInAnyOrder("MOBILE +8613800138000 main", "MOBILE +8613800138001");
    }

    @Test
    void are_supplied_later_where_there_was_none() {
        var number = create();
        assertThat(points(number)).isEmpty();
        customers.supplyWayToReach(number, "13800138002", null);
        customers.supplyWayToReach(number, "13800138003", "a@harbour.cn");
        assertThat(points(number)).containsExactlyInAnyOrder("MOBILE +8613800138002 main", "EMAIL a@harbour.cn main");
    }

    @Test
    void are_no_ways_when_nothing_can_be_dialled() {
        assertThat(points(create("phone", "ask at the gate"))).isEmpty();
        assertThat(points(create("phone", "ext. 8012"))).containsExactly("PHONE 8012 main");
    }

    @Test
    void come_in_with_an_import_too() throws IOException {
        var name = "Imported harbour " + people.mark();
        var file = "name,phone\n" + name + ",13800138004\n";
        customerImport.run(
                TableFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))),
                new ImportRequest(false, people.login("anna"), false),
                staff.require(people.login("anna")));
        var number = customers.named(name, staff.require(people.login("anna"))).get(0);
        assertThat(points(number)).containsExactly("MOBILE +8613800138004 main");
    }

    @Test
    void of_a_merged_customer_are_left_alone() {
        var survivor = create("phone", "13800138005");
        var merged = create("phone", "13800138006");
        database.sql("update customer set merged_into = ? where number = ?")
                .params(survivor.value(), merged.value())
                .update();
        database.sql("delete from contact_point where customer_number = ?")
                .param(merged.value())
                .update();
        news.publishEvent(new CustomersChanged(List.of(survivor, merged)));
        assertThat(points(merged)).isEmpty();
        assertThat(points(survivor)).containsExactly("MOBILE +8613800138005 main");
    }

    private void change(CustomerNumber number, String phone) {
        database.sql("update customer set phone = ? where number = ?")
                .params(phone, number.value())
                .update();
        news.publishEvent(new CustomersChanged(List.of(number)));
    }

    private CustomerNumber create(String... told) {
        var fields = new EnumMap<CustomerField, String>(CustomerField.class);
        fields.put(CustomerField.NAME, "Harbour " + people.mark() + " " + Math.random());
        fields.put(CustomerField.OWNER, people.login("anna"));
        for (int at = 0; at < told.length; at += 2) {
            fields.put(told[at].equals("phone") ? CustomerField.PHONE : CustomerField.EMAIL, told[at + 1]);
        }
        return customers
                .create(NewCustomer.read(Map.copyOf(fields)), people.login("anna"))
                .number();
    }

    private List<String> points(CustomerNumber number) {
        return database.sql("""
                        select kind || ' ' || plain || case when main then ' main' else '' end from contact_point
                        where customer_number = ?
                        """).param(number.value()).query(String.class).list();
    }
}
