package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Ending;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
class LatestJourneyTest {

    @Autowired
    CustomerList list;

    @Autowired
    PoolList pool;

    @Autowired
    JourneyTagFacts facts;

    @Autowired
    Customers customers;

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
    @DisplayName("D-05, D-07, ST-03 a member stays one everywhere, also when a lost journey came along with a merge")
    void a_member_stays_one() {
        var member = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, "Member " + people.mark())), people.login("admin"))
                .number();
        database.sql("update customer set pool_department = ? where number = ?")
                .params(people.login("Here"), member.value())
                .update();
        ended(member, "MEMBER", "JOINED");
        ended(member, "A2", "LOST");
        var director = staff.require(people.login("director"));

        assertThat(facts.of(List.of(member.value())).get(member.value()))
                .containsEntry("stage", "MEMBER")
                .doesNotContainEntry("daysSinceJoined", null);
        assertThat(list.find(member, director))
                .hasValueSatisfying(row -> assertThat(row.stage()).isEqualTo("MEMBER"));
        assertThat(inPool("MEMBER", director)).singleElement().satisfies(row -> assertThat(row.ending())
                .isEqualTo(Ending.JOINED));
        assertThat(inPool("A2", director)).isEmpty();
    }

    private List<PoolList.Row> inPool(String stage, Person reader) {
        return pool.find(new PoolList.Query(people.mark(), stage, null, 0), reader)
                .items();
    }

    private void ended(CustomerNumber number, String stage, String ending) {
        database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, closed_at, ending, process_instance_id)
                        values (?, ?, current_timestamp, 'x', current_timestamp, ?, 'none')
                        """).params(number.value(), stage, ending).update();
    }
}
