package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Refusal;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Who stands where")
class StaffTest {

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void people() {
        people.hired();
    }

    @Test
    void everybody_has_a_manager_a_senior_manager_and_a_director() {
        assertThat(staff.managerOf("chen").login()).isEqualTo("li");
        assertThat(staff.seniorManagerOf("chen").login()).isEqualTo("zhao");
        assertThat(staff.directorOf("chen").login()).isEqualTo("wang");
        assertThat(staff.around("chen")).extracting(Person::login).containsExactly("chen", "li", "zhao", "wang");
    }

    @Test
    void nobody_is_their_own_manager_while_there_is_another() {
        assertThat(staff.managerOf("li").login()).isEqualTo("zhao");
        assertThat(staff.seniorManagerOf("zhao").login()).isEqualTo("wang");
        assertThat(staff.directorOf("wang").role()).isIn(Role.PRINCIPAL, Role.DIRECTOR);
    }

    @Test
    void whom_somebody_leads_is_told_at_once_as_for_each_alone() {
        var here = new SalesPeople(database);
        here.principal();
        var logins = Set.of("chen", "yang", "li", "zhao", here.login("anna"), here.login("dora"));
        for (var by : List.of("chen", "li", "sun", "zhao", "wang", here.login("manager"))) {
            var person = staff.require(by);
            assertThat(staff.ledBy(person, logins))
                    .as("led by " + by)
                    .extracting(Person::login)
                    .containsExactlyInAnyOrderElementsOf(logins.stream()
                            .filter(login -> staff.superiorsOf(login).contains(person)
                                    || staff.directorOf(login).equals(person))
                            .toList());
        }
        assertThat(staff.ledBy(staff.require("li"), logins))
                .extracting(Person::login)
                .containsExactly("chen");
        assertThat(staff.ledBy(staff.require("admin"), logins)).hasSameSizeAs(logins);
    }

    @Test
    @DisplayName("ST-04: where a part is not filled, the next one plays it")
    void falls_back_to_the_next_one() {
        var here = new SalesPeople(database);
        here.principal();
        leave(here.login("manager"));

        assertThat(staff.managerOf(here.login("anna")).login()).isEqualTo(here.login("senior"));

        leave(here.login("senior"));
        assertThat(staff.managerOf(here.login("anna")).login()).isEqualTo(here.login("director"));
        assertThat(staff.seniorManagerOf(here.login("anna")).login()).isEqualTo(here.login("director"));
        assertThat(staff.directorOf(here.login("dora")).role()).isEqualTo(Role.PRINCIPAL);
    }

    @Test
    @DisplayName("A-05: a draft is read in the team first, then in the department, then in the company")
    void colleagues_are_asked_from_near_to_far() {
        var here = new SalesPeople(database);

        assertThat(staff.colleaguesOf("chen")).extracting(Person::login).containsExactly("liu", "li");
        assertThat(staff.colleaguesOf(here.login("cora")))
                .extracting(Person::login)
                .containsExactly(here.login("manager2"));
        leave(here.login("manager2"));
        assertThat(staff.colleaguesOf(here.login("cora")))
                .extracting(Person::login)
                .contains(here.login("anna"), here.login("senior"))
                .doesNotContain(here.login("cora"), here.login("dora"), here.login("admin"));
        assertThat(staff.colleaguesOf(here.login("dora")))
                .extracting(Person::login)
                .contains("chen")
                .doesNotContain(here.login("dora"), here.login("admin"), here.login("auditor"));
    }

    @Test
    void each_role_sees_its_customers() {
        var here = new SalesPeople(database);
        here.principal();

        assertThat(staff.sightOf(here.login("anna")).owners()).containsExactly(here.login("anna"));
        assertThat(staff.sightOf(here.login("manager")).owners())
                .containsExactlyInAnyOrder(here.login("manager"), here.login("anna"), here.login("bert"));
        assertThat(staff.sightOf(here.login("director")).owners())
                .contains(here.login("anna"), here.login("cora"), here.login("director"))
                .doesNotContain(here.login("dora"));
        assertThat(staff.sightOf(here.login("principal"))).isEqualTo(Sight.EVERYTHING);
        assertThat(staff.sightOf(here.login("auditor"))).isEqualTo(Sight.NOTHING);
        assertThat(staff.sightOf(here.login("admin"))).isEqualTo(Sight.NOTHING);
        leave(here.login("principal"));
        assertThat(staff.sightOf(here.login("principal"))).isEqualTo(Sight.NOTHING);
    }

    @Test
    void an_unknown_login_is_not_found() {
        assertThatThrownBy(() -> staff.require("nobody"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    private void leave(String login) {
        database.sql("update person set active = false where login = ?")
                .param(login)
                .update();
    }
}
