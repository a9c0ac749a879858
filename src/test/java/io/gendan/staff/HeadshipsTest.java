package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.pipeline.BulkHandOvers;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Who heads a team, leads it only as long as the role leads")
class HeadshipsTest {

    @Autowired
    People people;

    @Autowired
    Staff staff;

    @Autowired
    StaffDesk desk;

    @Autowired
    LeaveDesk leave;

    @Autowired
    BulkHandOvers handOvers;

    @Autowired
    Hiring hiring;

    @Autowired
    JdbcClient database;

    private SalesPeople here;

    @BeforeEach
    void people() {
        people.hired();
        here = new SalesPeople(database);
    }

    @ParameterizedTest
    @EnumSource(names = {"SALESPERSON", "ACCOUNT_MANAGER", "ADMIN", "AUDITOR"})
    void a_head_whose_role_leads_nobody_leads_nobody(Role role) {
        assertThat(staff.managerOf(login("anna")).login()).isEqualTo(login("manager"));
        // however it came about
        database.sql("update person set role = ? where login = ?")
                .params(role.name(), login("manager"))
                .update();
        var former = staff.require(login("manager"));

        assertThat(staff.managerOf(login("anna")).login())
                .as("whose tasks as a manager")
                .isEqualTo(login("senior"));
        assertThat(staff.superiorsOf(login("anna"))).doesNotContain(former);
        assertThat(staff.sightOf(login("manager")).owners()).doesNotContain(login("anna"));
        assertThat(leaders("anna")).doesNotContain(login("manager"));
        if (role != Role.ADMIN) {
            assertThat(staff.ledBy(former, Set.of(login("anna"), login("bert"))))
                    .isEmpty();
            assertThat(handOvers.mayHandOver(login("anna"), former)).isFalse();
            assertThat(leave.people(former)).containsExactly(former);
            assertThatThrownBy(() -> leave.enter(
                            login("anna"),
                            LeaveDesk.Wish.read("2099-01-05", "2099-01-06", login("manager"), null),
                            former))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("leave.notYours"));
        }
    }

    @Test
    void another_role_takes_the_team_away_for_good_and_the_trail_tells_it() {
        desk.changeRole(login("manager"), Role.SALESPERSON, false, admin());
        desk.changeRole(login("manager"), Role.MANAGER, false, admin());

        assertThat(headOf("First")).isNull();
        assertThat(staff.managerOf(login("anna")).login()).isEqualTo(login("senior"));
        assertThat(told("manager"))
                .containsExactly(
                        "role MANAGER",
                        "heads First" + here.login("") + " / Here" + here.login(""),
                        "role SALESPERSON");
    }

    @Test
    void a_higher_role_keeps_the_team() {
        desk.changeRole(login("manager"), Role.SENIOR_MANAGER, false, admin());

        assertThat(headOf("First")).isEqualTo(login("manager"));
        assertThat(staff.managerOf(login("anna")).login()).isEqualTo(login("manager"));
    }

    @Test
    void whoever_is_switched_off_heads_nothing_on_coming_back() {
        desk.activate(login("manager"), false, false, admin());
        desk.activate(login("manager"), true, false, admin());

        assertThat(headOf("First")).isNull();
        assertThat(headOf("Second")).as("nobody else's team").isEqualTo(login("manager2"));
        assertThat(told("manager")).hasSize(3).anyMatch(entry -> entry.startsWith("heads First"));
    }

    @Test
    void a_staff_list_takes_a_team_away_as_well() {
        hire("login,name,role\n%s,manager,Salesperson\n".formatted(login("manager")));

        assertThat(headOf("First")).isNull();
        assertThat(told("manager")).anyMatch(entry -> entry.startsWith("heads First"));
    }

    @Test
    void a_staff_list_gives_no_team_to_somebody_whose_role_leads_nobody() {
        var list =
                "login,name,role,team,manager,department\n%s,account,Account manager,,,\n%s,anna,,First%s,%s,Here%s\n"
                        .formatted(login("account"), login("anna"), here.login(""), login("account"), here.login(""));

        assertThatThrownBy(() -> hire(list))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(Refusal.Item::code)
                        .containsExactly("staff.import.headLeadsNot"));
        assertThat(headOf("First")).isEqualTo(login("manager"));
    }

    @Test
    void a_director_who_heads_a_team_elsewhere_sees_what_it_works_on() {
        database.sql("update person set role = 'DIRECTOR' where login = ?")
                .param(login("dora"))
                .update();
        database.sql("update team set manager = ? where name = ?")
                .params(login("dora"), "Second" + here.login(""))
                .update();

        assertThat(staff.managerOf(login("cora")).login()).isEqualTo(login("dora"));
        assertThat(staff.sightOf(login("dora")).owners())
                .contains(login("cora"))
                .doesNotContain(login("anna"));
        assertThat(leaders("cora")).contains(login("dora"));
        assertThat(leaders("anna")).doesNotContain(login("dora"));
    }

    private String login(String who) {
        return here.login(who);
    }

    private Person admin() {
        return staff.require("admin");
    }

    private void hire(String list) {
        hiring.hire(TableFile.read(list.getBytes(StandardCharsets.UTF_8)));
    }

    private String headOf(String team) {
        return database.sql("select manager from team where name = ?")
                .param(team + here.login(""))
                .query((row, index) -> row.getString(1))
                .list()
                .get(0);
    }

    private List<String> leaders(String owner) {
        return database.sql("select leader from leads where owner = ?")
                .param(login(owner))
                .query(String.class)
                .list();
    }

    /** What was done with this person, each with what was before. */
    private List<String> told(String who) {
        return database.sql("select details ->> 'what' || coalesce(' ' || (details ->> 'before'), '') from audit_entry"
                        + " where subject = ? and kind = 'PERSON_CHANGED' order by id")
                .param(login(who))
                .query(String.class)
                .list();
    }
}
