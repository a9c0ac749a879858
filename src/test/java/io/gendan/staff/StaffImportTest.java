package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

@GendanTest
@DisplayName("Importing a staff list")
class StaffImportTest {

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate program;

    @Autowired
    JdbcClient database;

    @Autowired
    Staff staff;

    @Autowired
    Addresses addresses;

    @Autowired
    People people;

    @Autowired
    IdentityService identities;

    @BeforeEach
    void people() {
        people.hired();
    }

    @Test
    @DisplayName("N-01: a list may tell e-mail addresses; one without leaves them as they are, a wrong one is told")
    void addresses() {
        upload("name,login,邮箱\nMia Mail,mia.mail,mia@gendan.example\n");
        assertThat(addresses.of("mia.mail").email()).isEqualTo("mia@gendan.example");
        upload("name,login,email\nMia Mail,mia.mail,\n");
        assertThat(addresses.of("mia.mail").email()).isEqualTo("mia@gendan.example");

        var refused = upload("name,login,e-mail\nMia Mail,mia.mail,mia at home\n");
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(String.valueOf(refused.getBody())).contains("mia at home", "is no e-mail address");
    }

    @Test
    void a_list_with_names_alone_gives_logins_roles_teams_and_first_passwords() {
        var list = """
                sales_agent,manager,regional_office
                Anna Tester,Dustin Boss,North
                Zoë O'Neil,Dustin Boss,North
                王小明,Rocco Boss,South
                """;

        var answer = upload(list).getBody();

        assertThat(answer.path("created").size()).isEqualTo(5);
        assertThat(answer.path("errors").size()).isZero();
        assertThat(person("anna.tester")).isEqualTo("Anna Tester, SALESPERSON, Dustin Boss, North");
        assertThat(person("zoe.oneil")).isEqualTo("Zoë O'Neil, SALESPERSON, Dustin Boss, North");
        assertThat(person("wang.xiaoming")).isEqualTo("王小明, SALESPERSON, Rocco Boss, South");
        assertThat(person("dustin.boss")).isEqualTo("Dustin Boss, MANAGER, Dustin Boss, North");
        assertThat(staff.managerOf("anna.tester").login()).isEqualTo("dustin.boss");
        assertThat(staff.sightOf("dustin.boss").owners())
                .containsExactlyInAnyOrder("dustin.boss", "anna.tester", "zoe.oneil");
        assertThat(identities.createGroupQuery().groupMember("anna.tester").list())
                .extracting("name")
                .containsExactlyInAnyOrder("Salesperson", "Dustin Boss");

        var anna = answer.path("created").get(0);
        assertThat(anna.path("name").asText()).isEqualTo("Anna Tester");
        var browser = new Browser(port);
        browser.signIn("anna.tester", anna.path("firstPassword").asText());
        assertThat(browser.location(browser.get("/"))).isEqualTo("/password");

        var again = upload(list).getBody();
        assertThat(again.path("created").size()).isZero();
        assertThat(again.path("updated").asInt()).isEqualTo(5);
        assertThat(browser.location(browser.get("/"))).isEqualTo("/password");
    }

    @Test
    void a_full_list_keeps_to_what_it_says_and_changes_who_is_known() {
        upload("""
                login;name;role;team;manager;department
                f.boss;Fiona Boss;Director;;;Full
                f.senior;Sam Senior;senior manager;;f.boss;Full
                f.lead;Lea Lead;经理;Team Full;f.senior;Full
                f.seller;Sid Seller;业务员;Team Full;f.lead;Full
                """);

        assertThat(staff.managerOf("f.seller").login()).isEqualTo("f.lead");
        assertThat(staff.seniorManagerOf("f.seller").login()).isEqualTo("f.senior");
        assertThat(staff.directorOf("f.seller").login()).isEqualTo("f.boss");
        assertThat(person("f.seller")).isEqualTo("Sid Seller, SALESPERSON, Team Full, Full");

        upload("login,name,role\nf.seller,Sid Promoted,Account manager\n");

        assertThat(person("f.seller")).isEqualTo("Sid Promoted, ACCOUNT_MANAGER, Team Full, Full");
        assertThat(identities.createGroupQuery().groupMember("f.seller").list())
                .extracting("id")
                .contains("account-manager")
                .doesNotContain("salesperson");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "blank name        | login,name/bad.one,                        | staff.import.rows    | Row 2: the name is missing.",
                "no column of names| login,role/bad.one,Manager                 | table.columnMissing  | no column \"name\"",
                "unknown role      | name,role/Bad One,Wizard                   | staff.import.rows    | there is no role \"Wizard\"",
                "login with signs  | login,name/bad one!,Bad One                | staff.import.rows    | \"bad one!\" cannot be a login",
                "login twice       | login,name/bad.one,Bad One/bad.one,Bad Two | staff.import.rows    | Row 3: the login",
                "name twice        | name/Bad One/Bad One                       | staff.import.rows    | Row 3: the name \"Bad One\"",
                "two managers      | name,manager,team/Bad One,li,Bad/Bad Two,sun,Bad | staff.import.rows | would have two managers",
                "nobody to manage  | login,name,role/admin,Admin,Salesperson    | staff.lastAdmin      | nobody as administrator",
                "only a header     | login,name                                 | table.noRows         | holds only its first row",
            })
    void a_faulty_list_is_refused_as_a_whole(String what, String list, String code, String words) {
        database.sql("update person set active = false where role = 'ADMIN' and login <> 'admin'")
                .update();
        var before =
                database.sql("select count(*) from person").query(Integer.class).single();

        var answer = upload("login,name".equals(list) ? list : list.replace('/', '\n'));

        assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
        assertThat(answer.getBody().path("code").asText()).isEqualTo(code);
        assertThat(answer.getBody().toString()).contains(words.replace("\"", "\\\""));
        assertThat(database.sql("select count(*) from person")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void an_overlong_name_is_told_with_its_row_and_column() {
        var answer = upload("name,role\nGood One,Manager\n" + "x".repeat(101) + ",Manager\n");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        var fault = answer.getBody().path("errors").get(0);
        assertThat(fault.path("field").asText()).isEqualTo("name");
        assertThat(fault.path("message").asText())
                .isEqualTo("Row 3, name: at most 100 characters, but there are 101. Shorten it.");
        assertThat(staff.find("good.one")).isEmpty();
    }

    @Test
    @DisplayName("D-06 A staff list as Chinese Excel writes it (GB18030) is read like any other table")
    void a_list_in_gb18030_is_read() {
        var answer = upload("name,login,role\n王小明,xiaoming.gbk,Manager\n".getBytes(Charset.forName("GB18030")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(staff.require("xiaoming.gbk").name()).isEqualTo("王小明");
    }

    @Test
    void another_encoding_is_told_with_the_remedy() {
        var answer = upload("name,role\nJörg Müller,Manager\n".getBytes(Charset.forName("windows-1252")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("detail").asText()).contains("CSV UTF-8");
    }

    @Test
    void a_long_list_is_taken_in_one_go() {
        var list = new StringBuilder("name,manager\n");
        IntStream.range(0, 300).forEach(row -> list.append("Many Person" + row + ",Many Boss\n"));

        var answer = upload(list.toString());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().path("created").size()).isEqualTo(301);
        database.sql("update team set manager = null where manager = 'many.boss'")
                .update();
        database.sql("delete from person where login like 'many.%'").update();
    }

    @Test
    void only_administrators_import() {
        assertThat(program.withBasicAuth("wang", People.PASSWORD)
                        .postForEntity("/api/staff/import", form("name\nX Y\n".getBytes()), JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private String person(String login) {
        var person = staff.require(login);
        return person.name() + ", " + person.role() + ", " + person.team() + ", " + person.department();
    }

    private ResponseEntity<JsonNode> upload(String list) {
        return upload(list.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<JsonNode> upload(byte[] list) {
        return program.withBasicAuth("admin", People.ADMIN_PASSWORD)
                .postForEntity("/api/staff/import", form(list), JsonNode.class);
    }

    private static LinkedMultiValueMap<String, Object> form(byte[] list) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(list) {
            @Override
            public String getFilename() {
                return "staff.csv";
            }
        });
        return form;
    }
}
