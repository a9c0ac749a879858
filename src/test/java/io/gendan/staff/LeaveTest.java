package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Refusal;
import io.gendan.http.Program;
import io.gendan.staff.LeaveDesk.Wish;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
import io.gendan.support.Stories;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("CD-06: leave and who stands in")
class LeaveTest {

    @Autowired
    LeaveDesk desk;

    @Autowired
    Leaves leaves;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private SalesPeople team;

    @BeforeEach
    void it_is_a_monday() {
        people.hired();
        team = new SalesPeople(database);
        Stories.itIs("2026-03-09T10:00:00+08:00");
    }

    @AfterEach
    void everybody_is_back() {
        database.sql("update substitution set leave_id = null").update();
        database.sql("delete from leave").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("Itself when present; else the substitute, and for a substitute who is away that one's")
    void the_substitute_stands_in() {
        assertThat(standIn("anna")).isEqualTo("anna");
        away("anna", "2026-03-10", "2026-03-12", "bert");
        assertThat(standIn("anna")).as("from tomorrow").isEqualTo("anna");
        Stories.itIs("2026-03-10T00:00:00+08:00");
        assertThat(standIn("anna")).isEqualTo("bert");
        away("bert", "2026-03-10", "2026-03-10", "cora");
        assertThat(standIn("anna")).isEqualTo("cora");
        Stories.itIs("2026-03-12T23:59:00+08:00");
        assertThat(standIn("anna")).isEqualTo("bert");
        Stories.itIs("2026-03-13T00:00:00+08:00");
        assertThat(standIn("anna")).isEqualTo("anna");
    }

    @Test
    @DisplayName("Without a substitute the manager, then senior manager, director, principal, then a colleague")
    void whoever_leads_stands_in_where_no_substitute_is_there() {
        team.principal();
        away("anna", "2026-03-09", "2026-03-13", null);
        assertThat(standIn("anna")).isEqualTo("manager");
        away("manager", "2026-03-09", "2026-03-13", null);
        assertThat(standIn("anna")).isEqualTo("senior");
        away("senior", "2026-03-09", "2026-03-13", "cora");
        assertThat(standIn("anna")).as("whom the senior manager chose").isEqualTo("cora");
        away("cora", "2026-03-09", "2026-03-13", null);
        assertThat(standIn("anna")).as("cora's chain ends with her").isEqualTo("director");
        away("director", "2026-03-09", "2026-03-13", null);
        database.sql("update person set active = false where role = 'PRINCIPAL'")
                .update();
        try {
            assertThat(standIn("anna")).isIn("account", "bert", "manager2");
        } finally {
            database.sql("update person set active = true where role = 'PRINCIPAL'")
                    .update();
        }
    }

    @Test
    void two_who_stand_in_for_each_other_are_no_endless_chain() {
        away("anna", "2026-03-09", "2026-03-13", "bert");
        database.sql("""
                        insert into leave (person, first_day, last_day, substitute, entered_by, entered_at)
                        values (?, '2026-03-09', '2026-03-13', ?, ?, '2026-03-01')""")
                .params(team.login("bert"), team.login("anna"), team.login("bert"))
                .update();
        assertThat(standIn("anna")).isEqualTo("manager");
    }

    @Test
    void for_who_has_left_the_manager_acts() {
        database.sql("update person set active = false where login = ?")
                .param(team.login("anna"))
                .update();
        assertThat(standIn("anna")).isEqualTo("manager");
    }

    @Test
    @DisplayName("What is wrong is refused, naming the field")
    void wrong_leave_is_refused() {
        refused("anna", "2026-03-12", "2026-03-10", null, "lastDay leave.endsBeforeItBegins");
        refused("anna", "2026-03-02", "2026-03-06", null, "lastDay leave.over");
        refused("anna", null, "2026-03-10", "nobody.at.all", "firstDay leave.dayMissing", "substitute staff.unknown");
        refused("anna", "2026-03-12", "2026-03-13", "anna", "substitute leave.ownSubstitute");
        refused("anna", "2026-03-12", "2026-03-13", "auditor", "substitute leave.substituteCannot");
        away("anna", "2026-03-12", "2026-03-13", null);
        refused("anna", "2026-03-13", "2026-03-16", null, "firstDay leave.overlaps");
        refused("bert", "2026-03-13", "2026-03-16", "anna", "substitute leave.substituteAway");
        database.sql("update person set active = false where login = ?")
                .param(team.login("cora"))
                .update();
        refused("bert", "2026-03-12", "2026-03-13", "cora", "substitute leave.substituteCannot");
        assertThat(desk.seenBy(person("bert"), day("2026-01-01"), day("2026-12-31")))
                .hasSize(1);
    }

    @Test
    void leave_is_entered_by_the_person_its_leaders_and_administrators() {
        for (var by : List.of("anna", "manager", "senior", "director", "principal", "admin")) {
            assertThat(desk.mayEnterFor(team.login("anna"), person(by))).as(by).isTrue();
        }
        for (var by : List.of("bert", "cora", "manager2", "dora", "account", "auditor")) {
            assertThat(desk.mayEnterFor(team.login("anna"), person(by))).as(by).isFalse();
        }
        assertThatThrownBy(() -> desk.enter(team.login("anna"), wish("2026-03-12", "2026-03-12", null), person("bert")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("leave.notYours");
    }

    @Test
    @DisplayName("Entered, listed and withdrawn over HTTP; notes are for the person and whoever leads it")
    void leave_over_http() {
        var chen = Program.of(port, "chen");
        var entered = chen.post(
                "/api/staff/chen/leave",
                Map.of("firstDay", "2026-03-12", "lastDay", "2026-03-13", "substitute", "liu", "note", "Dentist"));
        assertThat(entered.status()).isEqualTo(201);
        var id = entered.json().path("id").asLong();
        var list = "/api/staff/leave?from=2026-03-01&to=2026-03-31";
        assertThat(Program.of(port, "li").get(list).json().path("items").findValuesAsText("note"))
                .containsExactly("Dentist");
        var forLiu = Program.of(port, "liu").get(list).json();
        assertThat(forLiu.path("items").findValuesAsText("person")).containsExactly("chen");
        assertThat(forLiu.path("items").findValues("note")).isEmpty();

        assertThat(Program.of(port, "liu")
                        .send("DELETE", "/api/staff/leave/" + id, null)
                        .status())
                .isEqualTo(403);
        var wrong = chen.post("/api/staff/chen/leave", Map.of("firstDay", "2026-03-13", "lastDay", "soon"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.code()).isEqualTo("leave.invalid");
        assertThat(wrong.http().body()).contains("lastDay");
        var slip = Map.of("firstDay", "2026-03-13", "lastDay", "+202603-03-14", "note", "Dentist\u0000");
        assertThat(chen.post("/api/staff/chen/leave", slip).http().body()).contains("leave.invalid", "lastDay", "note");
        assertThat(chen.get("/api/staff/leave?from=2026-03-01&to=%2B999999999-12-31")
                        .status())
                .isEqualTo(200);
        assertThat(chen.send("DELETE", "/api/staff/leave/" + id, null).status()).isEqualTo(204);
        assertThat(chen.send("DELETE", "/api/staff/leave/" + id, null).status()).isEqualTo(404);
        assertThat(chen.get("/api/staff").status())
                .as("the staff list stays the administrators'")
                .isEqualTo(403);

        away("anna", "2026-03-09", "2026-03-10", null);
        Stories.itIs("2026-03-11T10:00:00+08:00");
        var over = desk.seenBy(person("anna"), day("2026-03-01"), day("2026-03-31"))
                .get(0);
        assertThatThrownBy(() -> desk.withdraw(over.id(), person("anna"))).hasMessageContaining("leave.over");
    }

    @Test
    @DisplayName("The page shows the own leave and the team's, and keeps what was typed when something is wrong")
    void the_page() {
        var li = Browser.of(port, "li");
        var wrong = li.postForm(
                "/leave",
                "/leave",
                Map.of("person", "chen", "firstDay", "2026-03-12", "lastDay", "2026-03-10", "note", "Hainan"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("before the first", "Hainan");
        var done = li.postForm(
                "/leave",
                "/leave",
                Map.of("person", "chen", "firstDay", "2026-03-12", "lastDay", "2026-03-13", "substitute", "liu"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(li.get("/leave").body()).contains("2026-03-12 to 2026-03-13", "/withdraw");
        assertThat(Browser.of(port, "liu").get("/leave").body())
                .contains("2026-03-12 to 2026-03-13")
                .doesNotContain("/withdraw");
        var id = desk.seenBy(staff.require("li"), day("2026-03-01"), day("2026-03-31"))
                .get(0)
                .id();
        li.postForm("/leave", "/leave/" + id + "/withdraw", Map.of());
        assertThat(li.get("/leave").body()).doesNotContain("2026-03-12 to");
    }

    private void refused(
            String who, @Nullable String first, String last, @Nullable String substitute, String... faults) {
        assertThatThrownBy(() -> desk.enter(team.login(who), wish(first, last, substitute), person(who)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(item -> item.field() + " " + item.code())
                        .containsExactly(faults));
    }

    private void away(String who, String first, String last, @Nullable String substitute) {
        desk.enter(team.login(who), wish(first, last, substitute), person(who));
    }

    private Wish wish(@Nullable String first, String last, @Nullable String substitute) {
        return Wish.read(first, last, substitute == null ? null : team.login(substitute), null);
    }

    private String standIn(String who) {
        return leaves.standIn(team.login(who)).login().replace("." + team.mark(), "");
    }

    private Person person(String who) {
        return staff.require(team.login(who));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
