package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("CD-04, D-02 The pages that import contacts and dealings at once")
class ImportAtOncePagesTest {

    private static final String IMPORTS = "/customers/import";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @BeforeEach
    void people_are_there() {
        people.hired();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /customers/import/contacts, /customers/import/dealings, Send the file",
        "/contacts, /customers/import, /customers/import/dealings, Import the contacts",
        "/dealings, /customers/import, /customers/import/contacts, Import the dealings"
    })
    @DisplayName("D-06 each page of an import leads to the others, and asks for its file")
    void leads_to_the_others(String here, String one, String other, String button) {
        var page = Browser.of(port, "chen").get(IMPORTS + here);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"" + one + "\"", "href=\"" + other + "\"", "action=\"" + IMPORTS + here + "\"", button)
                .doesNotContain("href=\"" + IMPORTS + here + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts", "/dealings"})
    @DisplayName("CD-04, D-02 without a file the page says what it needs")
    void an_empty_file_is_refused_on_the_page(String here) {
        var chen = Browser.of(port, "chen");
        var answer = chen.postFile(IMPORTS + here, IMPORTS + here, "empty.csv", "", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", "The file is empty", "type=\"file\"");
    }

    @Test
    @DisplayName("CD-04 a file of contacts is checked, and its faults stand row by row")
    void contacts_are_checked() {
        var chen = Browser.of(port, "chen");
        var answer = chen.postFile(
                IMPORTS + "/contacts",
                IMPORTS + "/contacts?dryRun=true",
                "calls.csv",
                "customer,at,channel,direction,contact person,summary\nC-999999,2026-03-03 10:00,PHONE,OUTBOUND,Wu,Hi\n",
                "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Checked: calls.csv", "Nothing is stored while a row has an error", "C-999999");
    }

    @Test
    @DisplayName("D-02 a file of dealings is checked, what would be left out stands there")
    void dealings_are_checked() {
        var table = "opportunity_id,account,product,deal_stage,engage_date\nO-1,Nobody There Ltd,Pump,Won,2026-03-03\n";
        var chen = Browser.of(port, "chen");
        var answer = chen.postFile(IMPORTS + "/dealings", IMPORTS + "/dealings?dryRun=true", "pipeline.csv", table, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Checked: pipeline.csv", "These rows would be left out", "Nobody There Ltd");
    }
}
