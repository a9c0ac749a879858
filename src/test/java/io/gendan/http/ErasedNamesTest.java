package io.gendan.http;

import static io.gendan.http.Program.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.contact.cases.CaseLibrary;
import io.gendan.contact.cases.CaseStory;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Staff;
import io.gendan.support.DatabaseDump;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01 An erased name stands in no text of ours any more, nor comes back into one")
class ErasedNamesTest {

    private static final String LEFT_OUT = "[…]";
    private static final String ERASED = "[erased]";

    /** A word that nobody else's name has. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private final String name = "Hollowfield" + mark;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    CaseLibrary library;

    @Autowired
    Staff staff;

    @Autowired
    AuditTrail trail;

    @Autowired
    DatabaseDump dump;

    @Autowired
    JdbcClient database;

    private String number = "";

    @BeforeEach
    void a_customer_of_chens() {
        people.hired();
        number = made(as("chen").post("/api/customers", Map.of("name", name + " Ltd", "owner", "chen")))
                .path("number")
                .asText();
    }

    @Test
    @DisplayName("A-10, D-01 Who had withdrawn from being an example stays out of the cases once erased")
    void no_example_any_more() {
        var agreed = made(as("chen")
                .post(path("/consents"), Map.of("purpose", "EXAMPLE", "basis", "CONSENT", "how", "Signed form")));
        var told = told(name, "Like " + name + " before, they sold more.");
        var retired = told("A mill", name + " sold more.");
        library.withdraw(retired, staff.require("sun"));
        made(as("chen")
                .post(path("/consents/" + agreed.path("id").asLong() + "/withdrawal"), Map.of("how", "By mail")));
        var asTold = library.require(told);

        erase(Map.of("reason", "A letter"));

        assertThat(library.require(told)).isEqualTo(asTold);
        assertThat(asTold)
                .extracting(CaseStory::customerName, CaseStory::story)
                .containsExactly(LEFT_OUT, "Like " + LEFT_OUT + " before, they sold more.");
        assertThat(dump.search(List.of(name)).hits())
                .as("also in cases taken back")
                .isEmpty();
    }

    @Test
    @DisplayName("A-10, D-01 Renamed or put together with another, it stays out under the name the case knows")
    void no_example_under_an_old_name() {
        var agreed = made(as("chen")
                .post(path("/consents"), Map.of("purpose", "EXAMPLE", "basis", "CONSENT", "how", "Signed form")));
        var told = told(name, "They sold more.");
        made(as("chen")
                .post(path("/consents/" + agreed.path("id").asLong() + "/withdrawal"), Map.of("how", "By mail")));
        database.sql("update customer set name = ? where number = ?")
                .params("Newname" + mark, number)
                .update();
        assertThat(library.require(told).customerName()).isEqualTo(LEFT_OUT);

        var survivor = made(as("chen").post("/api/customers", Map.of("name", "Survivor" + mark, "owner", "chen")))
                .path("number")
                .asText();
        made(as("li").post("/api/customers/" + survivor + "/merge/" + number, Map.of()));
        assertThat(library.require(told).customerName()).isEqualTo(LEFT_OUT);

        number = survivor;
        erase(Map.of("reason", "A letter"));
        assertThat(library.require(told).customerName()).isEqualTo(LEFT_OUT);
        assertThat(dump.search(List.of(name)).hits()).isEmpty();
    }

    @Test
    @DisplayName("A-10, D-01 Who was never asked goes from the cases by name; cases of others called alike stay")
    void never_asked() {
        var whole = told("A mill", "We have done the same for " + name + " Ltd, and for others.");
        var own = told(name, "They sold more.");
        var another = told(name + " Bakers", "They sold bread.");

        erase(Map.of("reason", "A letter"));

        assertThat(library.require(whole).story())
                .isEqualTo("We have done the same for " + ERASED + ", and for others.");
        assertThat(library.require(own).customerName()).isEqualTo(LEFT_OUT);
        assertThat(library.require(another).customerName()).isEqualTo(name + " Bakers");
    }

    @Test
    @DisplayName("A-10, D-01 One person: out of the cases where the customer was an example, by title too")
    void one_person() {
        made(as("chen")
                .post(path("/consents"), Map.of("purpose", "EXAMPLE", "basis", "CONSENT", "how", "Signed form")));
        var person = made(as("chen").post(path("/contact-book/persons"), Map.of("name", "Rosalind Quill" + mark)))
                .path("id")
                .asLong();
        var told = told(name, "Ms. Quill" + mark + " says: more sold.");

        erase(Map.of("reason", "A letter", "contactPerson", person));

        assertThat(library.require(told))
                .extracting(CaseStory::customerName, CaseStory::story)
                .containsExactly(name, LEFT_OUT + " says: more sold.");
    }

    @Test
    @DisplayName(
            "D-01, D-06 A file that is called like the person leaves its name on no trail, wherever else one looked")
    void the_files_name() {
        var body = "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + " Ltd.csv\"\r\n\r\nname\nAnother " + mark + "\n\r\n--a-file--\r\n";
        made(as("chen")
                .post(
                        "/api/customers/import?dryRun=true",
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=a-file"));
        trail.put(AuditKind.OVERRIDDEN, "li", "elsewhere", Map.of("reason", "A namesake, " + name + " Ltd"));
        assertThat(dump.search(List.of(name)).hits()).anyMatch(hit -> hit.contains("audit_entry.details"));

        erase(Map.of("reason", "A letter"));

        assertThat(dump.search(List.of(name)).hits())
                .as("but for what is neither its own nor left by an import")
                .singleElement()
                .asString()
                .contains("A namesake");
    }

    /** Written by somebody who doesn't see the customer, and so isn't held to its agreement. */
    private long told(String customer, String story) {
        return library.add(
                        Map.of("industry", "Mills " + mark, "customerName", customer, "story", story),
                        staff.require("sun"))
                .id();
    }

    private void erase(Map<String, Object> wish) {
        var asked = made(as("li").post(path("/erasures"), wish));
        made(as("wang").post(path("/erasures/" + asked.path("id").asLong() + "/confirmation"), null));
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
