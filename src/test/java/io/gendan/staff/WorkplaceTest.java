package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.TableFile;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wanda heads the Weavers with Will, Olga the Spinners; both teams are Woolshire's. Fay heads the Sailors of Harbour. */
@GendanTest
@DisplayName("Where people work, as administrators change it for one of them")
class WorkplaceTest {

    private static final String WILL = "w.will";
    private static final String LIST = """
            login,name,role,team,manager,department
            w.wanda,Wanda Weaver,Manager,Weavers,,Woolshire
            w.will,Will Weaver,Salesperson,Weavers,w.wanda,Woolshire
            w.olga,Olga Spinner,Manager,Spinners,,Woolshire
            w.sid,Sid Spinner,Salesperson,Spinners,w.olga,Woolshire
            w.fay,Fay Sailor,Manager,Sailors,,Harbour
            w.sam,Sam Sailor,Salesperson,Sailors,w.fay,Harbour
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    @Autowired
    TestRestTemplate program;

    @BeforeEach
    void people() {
        people.hired();
        active(true);
        database.sql("update team set manager = null where manager like 'w.%'").update();
        hiring.hire(TableFile.read(LIST.getBytes(StandardCharsets.UTF_8)), People.PASSWORD);
    }

    @AfterEach
    void they_go() {
        active(false);
    }

    @Test
    @DisplayName(
            "ST-03: a moved salesperson's customers and open work are seen by whoever leads there, and no longer before")
    void customers_and_open_work_come_along() {
        var number = customerOfWill();
        assertThat(sees("w.wanda", number)).isEqualTo("200, tasks 1");
        assertThat(sees("w.olga", number)).isEqualTo("404, tasks 0");
        var will = Browser.of(port, WILL);

        var moved = move(WILL, Map.of("team", "Spinners"));

        assertThat(moved.getStatusCode().value()).isEqualTo(200);
        assertThat(moved.getBody()).containsEntry("team", "Spinners").containsEntry("department", "Woolshire");
        assertThat(staff.managerOf(WILL).login()).isEqualTo("w.olga");
        assertThat(sees("w.wanda", number)).isEqualTo("404, tasks 0");
        assertThat(sees("w.olga", number)).isEqualTo("200, tasks 1");
        assertThat(will.getJson("/api/customers").statusCode())
                .as("the session from before")
                .isEqualTo(401);
        assertThat(sees(WILL, number)).isEqualTo("200, tasks 1");
        assertThat(trail(WILL)).contains("admin team Weavers > Spinners");

        var released = program.withBasicAuth(WILL, People.PASSWORD)
                .postForEntity(
                        "/api/customers/" + number + "/journey/release", Map.of("reason", "tidying up"), Map.class);
        assertThat(released.getStatusCode().is2xxSuccessful()).isTrue();
    }

    @Test
    void a_manager_alone_means_the_team_that_this_manager_heads() {
        move(WILL, Map.of("manager", "w.olga"));
        assertThat(staff.require(WILL).team()).isEqualTo("Spinners");

        move(WILL, Map.of("department", "Harbour", "manager", "w.fay"));
        assertThat(staff.require(WILL))
                .extracting(Person::team, Person::department)
                .containsExactly("Sailors", "Harbour");
        assertThat(trail(WILL)).contains("admin department Woolshire > Harbour", "admin team Spinners > Sailors");
    }

    @Test
    void a_manager_with_a_team_heads_it_for_everybody_in_it() {
        var wanda = Browser.of(port, "w.wanda");

        move(WILL, Map.of("team", "Weavers", "manager", "w.olga"));

        assertThat(staff.managerOf(WILL).login()).isEqualTo("w.olga");
        assertThat(trail("w.olga"))
                .contains("admin heads Spinners / Woolshire > Weavers / Woolshire, Spinners / Woolshire");
        assertThat(wanda.getJson("/api/customers").statusCode())
                .as("who headed it before")
                .isEqualTo(401);
    }

    @Test
    void what_is_not_told_stays_and_what_is_empty_is_none() {
        var will = Browser.of(port, WILL);
        assertThat(move(WILL, Map.of()).getStatusCode().value()).isEqualTo(200);
        assertThat(will.getJson("/api/customers").statusCode())
                .as("nothing has changed")
                .isEqualTo(200);

        assertThat(move(WILL, Map.of("team", "", "department", "")).getBody()).doesNotContainKeys("team", "department");
        assertThat(staff.sightOf("w.wanda").owners()).doesNotContain(WILL);
    }

    @Test
    void new_departments_and_teams_are_made_when_that_is_asked_for() {
        var made = move(WILL, Map.of("department", "Woolshire", "team", "Dyers", "manager", "w.olga", "create", true));

        assertThat(made.getBody()).containsEntry("team", "Dyers");
        assertThat(staff.managerOf(WILL).login()).isEqualTo("w.olga");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown department      | w.will  | department=Nowhere            | department | Name one of these:",
                "unknown team            | w.will  | team=Sailors                  | team       | Spinners, Weavers",
                "department without team | w.will  | department=Harbour            | team       | belongs to another department. Name one of these: Sailors",
                "nobody                  | w.will  | manager=w.nobody              | manager    | w.olga, w.wanda",
                "oneself                 | w.will  | manager=w.will                | manager    | Nobody is their own manager",
                "leads nobody            | w.will  | manager=w.sid                 | manager    | leads nobody",
                "of another department   | w.will  | manager=w.fay                 | manager    | works in another department",
                "a manager's manager     | w.wanda | manager=w.olga                | manager    | Leave the manager out",
                "heads a team there      | w.wanda | department=Harbour;team=      | department | heads teams of another department: Weavers",
            })
    void what_cannot_be_is_told_with_its_field_and_remedy(
            String what, String login, String wanted, String field, String remedy) {
        var before = staff.require(login);
        var asked = new HashMap<String, String>();
        for (var part : wanted.split(";")) {
            asked.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }

        var refused = move(login, asked);

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody()).containsEntry("code", "staff.account");
        assertThat(String.valueOf(refused.getBody())).contains("field=" + field, remedy);
        assertThat(staff.require(login)).isEqualTo(before);
    }

    @Test
    void somebody_new_is_taken_on_with_a_first_password() {
        var hired = admin().postForEntity(
                        "/api/staff",
                        Map.of("name", "Nora New", "role", "SALESPERSON", "department", "Woolshire", "team", "Weavers"),
                        Map.class);

        assertThat(hired.getStatusCode().value()).isEqualTo(201);
        try {
            assertThat(hired.getBody()).containsEntry("login", "nora.new");
            assertThat(staff.managerOf("nora.new").login()).isEqualTo("w.wanda");
            var browser = new Browser(port);
            browser.signIn("nora.new", String.valueOf(hired.getBody().get("firstPassword")));
            assertThat(browser.location(browser.get("/"))).isEqualTo("/password");
            assertThat(trail("nora.new")).contains("admin hired > null");

            var again = Map.of("name", "", "login", "nora.new", "role", "MANAGER", "email", "no address");
            var refused = admin().postForEntity("/api/staff", again, Map.class);
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(String.valueOf(refused.getBody()))
                    .contains("field=name", "field=login", "already", "field=email");
        } finally {
            database.sql("delete from person where login = 'nora.new'").update();
        }
    }

    @Test
    void the_page_moves_people_and_shows_again_what_was_typed_wrongly() {
        var browser = Browser.of(port, "admin");
        var page = "/staff/" + WILL;
        assertThat(browser.get(page).body())
                .contains("Wanda Weaver", "value=\"Weavers\"")
                .doesNotContain("??");

        browser.postForm(page, page + "/workplace", Map.of("department", "Woolshire", "team", "Welders"));
        assertThat(browser.get(page).body())
                .contains("value=\"Welders\"", "There is no team")
                .doesNotContain("??");
        assertThat(staff.require(WILL).team()).isEqualTo("Weavers");

        browser.postForm(page, page + "/workplace", Map.of("department", "Woolshire", "team", "Spinners"));
        assertThat(browser.get(page).body()).contains("Olga Spinner", "Done.");

        browser.postForm(page, page + "/workplace", Map.of("team", "Spinners", "manager", "w.wanda"));
        assertThat(staff.managerOf(WILL).login()).isEqualTo("w.wanda");
    }

    @Test
    void the_page_takes_people_on_and_keeps_what_was_typed() {
        var browser = Browser.of(port, "admin");
        var typed = Map.of("name", "Pia Page", "login", "Not a login!", "role", "ACCOUNT_MANAGER");

        browser.postForm("/staff", "/staff", typed);
        assertThat(browser.get("/staff").body())
                .contains("value=\"Pia Page\"", "cannot be a login", "<details class=\"card\" open")
                .doesNotContain("??");

        var answer = browser.postForm("/staff", "/staff", Map.of("name", "Pia Page", "role", "ACCOUNT_MANAGER"));
        try {
            assertThat(browser.location(answer)).isEqualTo("/staff/pia.page");
            assertThat(browser.get("/staff/pia.page").body()).contains("shown this once");
        } finally {
            database.sql("delete from person where login = 'pia.page'").update();
        }
    }

    @Test
    void only_administrators_move_people_or_take_them_on() {
        for (var login : List.of("wang", "w.wanda")) {
            var other = program.withBasicAuth(login, People.PASSWORD);
            assertThat(other.postForEntity("/api/staff/" + WILL + "/workplace", Map.of(), Map.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(other.postForEntity("/api/staff", Map.of(), Map.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
        }
        assertThat(move("w.nobody", Map.of()).getStatusCode().value()).isEqualTo(404);
    }

    private String customerOfWill() {
        var will = program.withBasicAuth(WILL, People.PASSWORD);
        var number = String.valueOf(will.postForEntity("/api/customers", Map.of("name", "Woolshire Looms"), Map.class)
                .getBody()
                .get("number"));
        assertThat(will.postForEntity("/api/customers/" + number + "/journey", Map.of(), Map.class)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        return number;
    }

    private String sees(String login, String number) {
        var browser = Browser.of(port, login);
        var tasks =
                browser.getJson("/camunda/api/engine/engine/default/task/count?processInstanceBusinessKey=" + number);
        return browser.getJson("/api/customers/" + number).statusCode() + ", tasks "
                + tasks.body().replaceAll("\\D", "");
    }

    private ResponseEntity<Map> move(String login, Map<String, ?> wanted) {
        return admin().postForEntity("/api/staff/" + login + "/workplace", wanted, Map.class);
    }

    private TestRestTemplate admin() {
        return program.withBasicAuth("admin", People.ADMIN_PASSWORD);
    }

    private List<String> trail(String subject) {
        return database.sql("""
                        select concat_ws(' ', actor, details ->> 'what', details ->> 'before', '>',
                            coalesce(details ->> (details ->> 'what'), 'null'))
                        from audit_entry where subject = ? and kind = 'PERSON_CHANGED'
                        """).param(subject).query(String.class).list();
    }

    private void active(boolean yes) {
        database.sql("update person set active = ? where login like 'w.%'")
                .param(yes)
                .update();
    }
}
