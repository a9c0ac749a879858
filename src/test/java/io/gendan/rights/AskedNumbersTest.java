package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.support.GendanTest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** {@link RightsTest} asks for numbers in paths; here they come in bodies, forms, queries and files. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Wherever a number may be sent, another team's customer is answered like one of nobody")
class AskedNumbersTest {

    /** A number of no customer, as long as those there are. */
    private static final String UNKNOWN = "C-987651";

    /** A salesperson of another team than the customer's, and who heads that other team. */
    private static final String STRANGER = "stranger";

    private static final String LEADER = "manager2";

    private static final String CONTACT = "customer,at,channel,direction,contactPerson,summary\n"
            + "{guess},2026-03-02 10:00,PHONE,OUTBOUND,Li Wei,Asked\n";

    /**
     * Where something is sent.
     *
     * @param sent as {@link Visitor#send} takes it, or a query; {@code {guess}} is the number, {@code {mine}} a customer's
     *     of one's own
     */
    private record Place(String endpoint, String sent) {

        String method() {
            return endpoint.substring(0, endpoint.indexOf(' '));
        }

        String path(String mine, String guess) {
            var path = endpoint.substring(endpoint.indexOf(' ') + 1);
            return path.replace("{number}", mine).replace("{merged}", guess) + (isQuery() ? filled(mine, guess) : "");
        }

        String filled(String mine, String guess) {
            return sent.replace("{mine}", mine).replace("{guess}", guess);
        }

        boolean isQuery() {
            return sent.startsWith("?");
        }
    }

    /** Every field, query and column of ours that takes a customer's number. */
    private static final List<Place> ASKED = List.of(
            new Place("POST /api/customers", "{\"name\":\"Asked\",\"subsidiaryOf\":\"{guess}\"}"),
            new Place("POST /customers/new", "name=Asked&subsidiaryOf={guess}"),
            new Place("PATCH /api/customers/{number}/dossier", "{\"values\":{\"subsidiaryOf\":\"{guess}\"}}"),
            new Place(
                    "PATCH /api/customers/{number}/dossier",
                    "{\"values\":{\"subsidiaryOf\":\"\"},\"was\":{\"subsidiaryOf\":\"{guess}\"}}"),
            new Place("POST /customers/{number}/dossier", "subsidiaryOf={guess}&was.subsidiaryOf="),
            new Place("POST /api/duplicates", "{\"one\":\"{mine}\",\"other\":\"{guess}\"}"),
            new Place("POST /api/duplicates", "{\"one\":\"{guess}\",\"other\":\"{mine}\"}"),
            new Place("POST /api/duplicates/not-same", "{\"one\":\"{mine}\",\"other\":\"{guess}\"}"),
            new Place("POST /api/duplicates/not-same", "{\"one\":\"{guess}\",\"other\":\"{mine}\"}"),
            new Place("POST /duplicates/propose", "one={mine}&other={guess}"),
            new Place("POST /duplicates/not-same", "one={mine}&other={guess}"),
            new Place("GET /api/customers/{number}/merge/{merged}", ""),
            new Place("POST /api/customers/{number}/merge/{merged}", "{}"),
            new Place("GET /customers/{number}/merge/{merged}", ""),
            new Place("POST /customers/{number}/merge/{merged}", "name=SURVIVOR"),
            new Place("POST /pool/claim", "number={guess}"),
            new Place("POST /api/staff/{login}/hand-over", "{\"customers\":{\"{guess}\":\"x\"},\"reason\":\"x\"}"),
            new Place("POST /hand-over", "person=x&reason=x&customer.{guess}=x"),
            new Place("GET /api/customers", "?q={guess}"),
            new Place("GET /customers", "?q={guess}"),
            new Place("GET /api/customers/export", "?q={guess}"),
            new Place("GET /api/pool", "?q={guess}"),
            new Place("GET /pool", "?q={guess}"),
            file("POST /api/customers/import", "number,name,city\n{guess},Asked,Suzhou\n"),
            file("POST /api/customers/import", "name,subsidiary_of\nAsked {guess},{guess}\n"),
            file("POST /customers/import", "number,name\n{guess},Asked\n"),
            file("POST /api/dealings/import", "opportunity,customer number\nAsked,{guess}\n"),
            file("POST /customers/import/dealings", "opportunity,customer number\nAsked,{guess}\n"),
            file("POST /api/interactions/import", CONTACT),
            file("POST /customers/import/contacts", CONTACT));

    /** What takes no number of a customer: days and tags called "from", people, names, texts, files to be kept. */
    private static final Set<String> NONE = Set.of("""
            GET /api/audit
            GET /api/customers/{number}/story
            GET /api/staff/leave
            GET /api/working-time
            GET /audit
            GET /audit/export
            GET /customers/{number}/story
            GET /login
            POST /api/cases
            POST /api/customers/{number}/contact-book/call-times
            POST /api/customers/{number}/contact-book/persons
            POST /api/customers/{number}/contact-book/ways
            POST /api/customers/{number}/contract
            POST /api/customers/{number}/early-contact
            POST /api/customers/{number}/files
            POST /api/customers/{number}/give
            POST /api/customers/{number}/grades
            POST /api/customers/{number}/interactions
            POST /api/customers/{number}/journey/hand-over
            POST /api/customers/{number}/journey/help
            POST /api/customers/{number}/journey/lose
            POST /api/customers/{number}/journey/pause
            POST /api/customers/{number}/journey/redirect
            POST /api/customers/{number}/journey/release
            POST /api/customers/{number}/journey/resume
            POST /api/customers/{number}/next-step
            POST /api/customers/{number}/quote-permission
            POST /api/staff/import
            POST /api/tags/rename
            POST /api/templates
            POST /api/templates/{id}/versions
            POST /api/working-time/closures
            POST /cases
            POST /cases/{id}
            POST /customers/imports/{id}/check
            POST /customers/{number}/contact-book/{what}
            POST /customers/{number}/contact-book/{what}/{id}/{deed}
            POST /customers/{number}/contacts
            POST /customers/{number}/dossier/confidential
            POST /customers/{number}/early-contact
            POST /customers/{number}/files
            POST /customers/{number}/give
            POST /customers/{number}/journey/{path}
            POST /customers/{number}/next-step
            POST /customers/{number}/privacy/consents
            POST /customers/{number}/privacy/consents/{id}/withdraw
            POST /customers/{number}/privacy/erasures
            POST /customers/{number}/quote-permission
            POST /leave
            POST /tags/rename
            POST /templates
            POST /working-time/{what}
            PUT /api/cases/{id}
            PUT /api/customers/{number}/contact-book/persons/{id}
            PUT /api/working-time/days/{day}
            PUT /api/working-time/hours
            """.strip().split("\n"));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    Cast cast;

    @Autowired
    ObjectMapper json;

    private String foreign = "";
    private String mine = "";

    @BeforeAll
    void everybody_comes_in() throws IOException {
        cast.comeIn(port);
        foreign = cast.pursued().number();
        var own = cast.visitor(STRANGER).send("POST", "/api/customers", "{\"name\":\"An own customer\"}");
        mine = json.readTree(own.body()).path("number").asText();
    }

    @AfterAll
    void everybody_leaves() {
        cast.leave();
    }

    @Test
    @DisplayName("no address that may take a number is missing in the list, and none in it is gone")
    void the_list_is_whole() {
        var listed = new TreeSet<>(NONE);
        ASKED.stream()
                .map(Place::endpoint)
                .filter(endpoint -> !endpoint.startsWith("GET "))
                .forEach(listed::add);

        assertThat(HiddenInputs.of(program))
                .as("say here whether a customer's number may come to it, and how it is asked")
                .isEqualTo(listed);
    }

    @TestFactory
    Stream<DynamicTest> a_guess_tells_nothing() {
        return ASKED.stream().flatMap(place -> Stream.of(STRANGER, LEADER)
                .map(who -> dynamicTest(who + ": " + place, () -> assertThat(told(place, who, foreign))
                        .isEqualTo(told(place, who, UNKNOWN))
                        .doesNotStartWith("5"))));
    }

    /** All that is answered, the page to which one is led included. */
    private String told(Place place, String who, String guess) {
        var visitor = cast.visitor(who);
        var path = place.path(mine, guess).replace("{login}", cast.login(STRANGER));
        var body = place.isQuery() || place.sent().isEmpty() ? null : place.filled(mine, guess);
        var answer = visitor.send(place.method(), path, body);
        var told = Answers.withoutNumber(answer, guess);
        var next = answer.headers().firstValue("Location");
        if (answer.statusCode() == 302 && next.isPresent()) {
            told += Answers.withoutNumber(
                    visitor.send("GET", next.get().replaceFirst("^https?://[^/]+", ""), null), guess);
        }
        return told.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("placeholder=\"C-[^\"]+\"", "placeholder");
    }

    /** As {@link Visitor#FILE}. */
    private static Place file(String endpoint, String table) {
        return new Place(
                endpoint,
                "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"table.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--a-file--\r\n");
    }
}
