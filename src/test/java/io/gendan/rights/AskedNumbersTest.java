package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.OwnerChange;
import io.gendan.support.GendanTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

    private static final String ALSO_UNKNOWN = "C-987652";

    /** A salesperson of another team than the customer's, and who heads that other team. */
    private static final String STRANGER = "stranger";

    private static final String LEADER = "manager2";

    /** Who sees all of them. */
    private static final String SEER = "principal";

    private static final String CONTACT = "customer,at,channel,direction,contactPerson,summary\n"
            + "{guess},2026-03-02 10:00,PHONE,OUTBOUND,Li Wei,Asked\n";

    /**
     * Where something is sent.
     *
     * @param sent as {@link Visitor#send} takes it, or a query; {@code {guess}} is the number, {@code {mine}} a customer's
     *     of one's own, {@code {login}} somebody's
     */
    private record Place(String endpoint, String sent) {

        String method() {
            return endpoint.substring(0, endpoint.indexOf(' '));
        }

        /** Of a file whose columns are told on the next page: what is told there. */
        String toldNext() {
            return endpoint.equals("POST /customers/import") ? "c0=number&c1=name&match=NUMBER" : "";
        }

        /** Whether the number is held against what is there, and never looked up: then it makes no difference to anybody. */
        boolean isCompared() {
            return sent.contains("\"was\"");
        }

        boolean isAboutThePool() {
            return endpoint.contains("/pool");
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
            new Place("POST /hand-over", "person={login}&reason=x&customer.{guess}=x"),
            new Place("GET /api/customers", "?q={guess}"),
            new Place("GET /customers", "?q={guess}"),
            new Place("GET /api/customers/export", "?q={guess}"),
            new Place("GET /api/pool", "?q={guess}"),
            new Place("GET /pool", "?q={guess}"),
            file("POST /api/customers/import", "number,name,city\n{guess},Asked,Suzhou\n"),
            file("POST /customers/import", "number,name\n{guess},Asked\n"),
            file("POST /api/dealings/import", "opportunity,customer number\nAsked,{guess}\n"),
            file("POST /customers/import/dealings", "opportunity,customer number\nAsked,{guess}\n"),
            file("POST /api/interactions/import", CONTACT),
            file("POST /customers/import/contacts", CONTACT));

    /** What takes no number of a customer: days and tags called "from", people, names, texts, files to be kept. */
    private static final Set<String> NONE = Set.of("""
            GET /api/audit
            GET /api/cases
            GET /api/customers/{number}/story
            GET /api/staff/leave
            GET /api/working-time
            GET /audit
            GET /audit/export
            GET /cases
            GET /customers/{number}/story
            GET /login
            GET /staff
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

    @Autowired
    CustomerOwners owners;

    private String foreign = "";
    private String pooled = "";
    private String mine = "";

    @BeforeAll
    void everybody_comes_in() {
        cast.comeIn(port);
        foreign = cast.pursued().number();
        pooled = inThePool();
        mine = brought(STRANGER);
    }

    @AfterAll
    void everybody_leaves() {
        cast.leave();
    }

    @Test
    @DisplayName("no address that may take a number is missing in the list, and none in it is gone")
    void the_list_is_whole() {
        var listed = new TreeSet<>(NONE);
        ASKED.stream().map(Place::endpoint).forEach(listed::add);

        assertThat(HiddenInputs.of(program))
                .as("say here whether a customer's number may come to it, and how it is asked")
                .isEqualTo(listed);
    }

    @TestFactory
    Stream<DynamicTest> a_guess_tells_nothing() {
        return ASKED.stream().flatMap(place -> Stream.of(STRANGER, LEADER).flatMap(who -> foreign(place)
                .map(guess -> dynamicTest(who + ": " + place, () -> assertThat(told(place, who, STRANGER, mine, guess))
                        .isEqualTo(told(place, who, STRANGER, mine, UNKNOWN))
                        .doesNotStartWith("5")))));
    }

    @TestFactory
    @DisplayName("and each is a place where it matters: who sees the customer is answered otherwise than for nobody's")
    Stream<DynamicTest> who_sees_the_customer_is_told_more() {
        return ASKED.stream()
                .map(place -> dynamicTest(place.toString(), () -> {
                    var own = brought(STRANGER);
                    var seen = place.isAboutThePool()
                            ? inThePool()
                            : cast.pursued().number();
                    var unknown = told(place, SEER, Cast.OWNER, own, UNKNOWN);

                    assertThat(told(place, SEER, Cast.OWNER, own, ALSO_UNKNOWN))
                            .as("nothing but the number makes a difference")
                            .isEqualTo(unknown);
                    var known = told(place, SEER, Cast.OWNER, own, seen);
                    if (place.isCompared()) {
                        assertThat(known).isEqualTo(unknown);
                    } else {
                        assertThat(known).isNotEqualTo(unknown);
                    }
                }));
    }

    /** In the pool of another department there are customers, too, that nobody here sees. */
    private Stream<String> foreign(Place place) {
        return place.isAboutThePool() ? Stream.of(foreign, pooled) : Stream.of(foreign);
    }

    private String inThePool() {
        var number = CustomerNumber.parse(brought("elsewhere"));
        owners.releaseToPool(number, OwnerChange.of(OwnerChange.Why.RELEASED, cast.login("elsewhere")));
        return number.value();
    }

    private String brought(String who) {
        var own = cast.visitor(who)
                .send("POST", "/api/customers", "{\"name\":\"Of one's own " + UUID.randomUUID() + "\"}");
        try {
            return json.readTree(own.body()).path("number").asText();
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    /** All that is answered, the page to which one is led included. */
    private String told(Place place, String who, String about, String mine, String guess) {
        var visitor = cast.visitor(who);
        var path = place.path(mine, guess).replace("{login}", cast.login(about));
        var body = place.isQuery() || place.sent().isEmpty()
                ? null
                : place.filled(mine, guess).replace("{login}", cast.login(about));
        var answer = visitor.send(place.method(), path, body);
        var told = Answers.withoutNumber(answer, guess);
        var next = answer.headers().firstValue("Location");
        if (answer.statusCode() == 302 && next.isPresent()) {
            var page = next.get().replaceFirst("^https?://[^/]+", "");
            if (!place.toldNext().isEmpty()) {
                told += Answers.withoutNumber(visitor.send("POST", page + "/check", place.toldNext()), guess);
            }
            told += Answers.withoutNumber(visitor.send("GET", page, null), guess);
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
