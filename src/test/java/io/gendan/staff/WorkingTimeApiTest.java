package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.engine.WorkingDuration;
import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An administrator lays down working time by program and on the page; what is changed is taken back after each test. */
@GendanTest
@DisplayName("CD-06: laying down working time")
class WorkingTimeApiTest {

    private static final String DAYS = "/api/working-time/days/";

    /** The last year whose holidays have been published. */
    private static final String IN_A_KNOWN_YEAR = "2026-11-20T10:00:00+08:00";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    WorkingTimeChanges changes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private Program admin;

    @BeforeEach
    void people() {
        people.hired();
        admin = Program.of(port, "admin");
    }

    @AfterEach
    void as_it_was() {
        var year = LocalDate.of(2028, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).toList();
        workingDays.of(year).stream()
                .filter(WorkingDay::own)
                .forEach(day -> changes.takeBack(Map.of("day", day.day().toString()), "admin"));
        changes.setHours(Map.of("start", "09:00", "end", "18:00"), "admin");
        changes.declare(Map.of("year", "2027"), false, "admin");
        ClockUtil.reset();
    }

    @Test
    void everybody_reads_what_days_are() {
        Stories.itIs(IN_A_KNOWN_YEAR);
        var shown = Program.of(port, "chen")
                .get("/api/working-time?from=2026-09-30&to=2026-10-11", "Accept-Language", "en")
                .json();
        assertThat(kinds(shown))
                .isEqualTo("WORKING, HOLIDAY National Day, HOLIDAY National Day, HOLIDAY National Day,"
                        + " HOLIDAY National Day, HOLIDAY National Day, HOLIDAY National Day, HOLIDAY National Day,"
                        + " WORKING, WORKING, MAKE_UP National Day, WEEKEND");
        assertThat(shown.path("hours").toString()).isEqualTo("{\"start\":\"09:00:00\",\"end\":\"18:00:00\"}");
        assertThat(shown.path("knownUntil").asText()).isEqualTo("2026-12-31");
        assertThat(shown.path("zone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(shown.path("version").asLong()).isEqualTo(workingTime.version());
        assertThat(Program.of(port, "chen")
                        .get("/api/working-time?from=2026-10-01", "Accept-Language", "zh-CN")
                        .json()
                        .at("/days/0/name")
                        .asText())
                .isEqualTo("国庆节");
        assertThat(admin.get("/api/working-time").json().path("days").size()).isIn(365, 366);
        assertThat(Program.nobody(port).get("/api/working-time").status()).isEqualTo(401);
    }

    @Test
    void an_administrator_marks_days_and_takes_that_back() {
        var before = workingTime.version();
        var friday = at("2028-03-03T10:00:00+08:00");
        var day = WorkingDuration.ofDays(1);

        var closed = admin.post(
                "/api/working-time/closures", Map.of("from", "2028-03-06", "to", "2028-03-07", "name", "Company trip"));
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        assertThat(kinds(closed.json())).isEqualTo("CLOSURE Company trip, CLOSURE Company trip");
        assertThat(workingTime.plus(friday, day)).isEqualTo(at("2028-03-08T10:00:00+08:00"));
        assertThat(workingTime.version()).isEqualTo(before + 1);

        var worked = admin.send("PUT", DAYS + "2028-03-04", Map.of("working", true, "name", "Stocktaking"));
        assertThat(kinds(worked.json())).isEqualTo("MAKE_UP Stocktaking");
        assertThat(workingTime.plus(friday, day)).isEqualTo(at("2028-03-04T10:00:00+08:00"));
        var holiday = admin.send("PUT", DAYS + "2028-03-08", Map.of("working", false, "name", "清明节"));
        assertThat(kinds(holiday.json())).isEqualTo("HOLIDAY 清明节");
        assertThat(workingTime.version()).isEqualTo(before + 3);
        admin.send("PUT", DAYS + "2028-03-08", Map.of("working", false, "name", "清明节"));
        assertThat(workingTime.version()).as("nothing new").isEqualTo(before + 3);

        assertThat(admin.send("DELETE", DAYS + "2028-03-04", null).status()).isEqualTo(204);
        assertThat(workingTime.plus(friday, day)).isEqualTo(at("2028-03-09T10:00:00+08:00"));
        var again = admin.send("DELETE", DAYS + "2028-03-04", null);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.code()).isEqualTo("workingTime.nothingLaidDown");
        assertThat(workingTime.version()).isEqualTo(before + 4);
    }

    @Test
    void hours_and_complete_years_are_laid_down() {
        Stories.itIs(IN_A_KNOWN_YEAR);
        var hours = admin.send("PUT", "/api/working-time/hours", Map.of("start", "08:30", "end", "17:00"));
        assertThat(hours.json().toString()).isEqualTo("{\"start\":\"08:30:00\",\"end\":\"17:00:00\"}");
        assertThat(workingTime.endOfWork(LocalDate.of(2026, 11, 24))).isEqualTo(at("2026-11-24T17:00:00+08:00"));

        assertThat(workingTime.isKnown(LocalDate.of(2027, 6, 1))).isFalse();
        assertThat(admin.send("PUT", "/api/working-time/years/2027", null).status())
                .isEqualTo(204);
        assertThat(workingTime.isKnown(LocalDate.of(2027, 6, 1))).isTrue();
        assertThat(admin.get("/api/working-time").json().path("knownUntil").asText())
                .isEqualTo("2027-12-31");
        assertThat(admin.send("DELETE", "/api/working-time/years/2027", null).status())
                .isEqualTo(204);
        assertThat(workingTime.isKnown(LocalDate.of(2027, 6, 1))).isFalse();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | days/2028-02-30 | {'working':true,'name':'x'} | day",
                "PUT | days/1999-12-31 | {'working':true,'name':'x'} | day",
                "PUT | days/2028-03-01 | {'name':'x'} | working",
                "PUT | days/2028-03-01 | {'working':'perhaps','name':'x'} | working",
                "PUT | days/2028-03-01 | {'working':true} | name",
                "PUT | days/2028-03-01 | {'working':true,'name':'a\\nb'} | name",
                "PUT | days/soon | {} | day working name",
                "DELETE | days/soon | {} | day",
                "POST | closures | {'from':'2028-03-02','to':'2028-03-01','name':'x'} | to",
                "POST | closures | {'from':'2028-03-02','to':'2029-03-03','name':'x'} | to",
                "POST | closures | {'to':'2028-03-01'} | from name",
                "PUT | hours | {'start':'18:00','end':'09:00'} | end",
                "PUT | hours | {'start':'9 o clock','end':'24:00'} | start end",
                "PUT | hours | {} | start end",
                "PUT | years/99 | {} | year",
                "GET | ?from=soon&to=never | {} | from to",
                "GET | ?from=2026-01-01&to=2028-01-01 | {} | to",
            })
    void what_is_wrong_is_named_with_its_field(String method, String path, String body, String fields) {
        var before = workingTime.version();
        var place = "/api/working-time" + (path.startsWith("?") ? "" : "/") + path;
        var answer = method.equals("GET") ? admin.get(place) : admin.send(method, place, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("workingTime.invalid");
        assertThat(StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                        .map(error -> error.path("field").asText())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(fields);
        assertThat(answer.json().at("/errors/0/message").asText())
                .doesNotContain("workingTime.")
                .endsWith(".");
        assertThat(workingTime.version()).isEqualTo(before);
    }

    @Test
    void only_administrators_change_anything() {
        for (var login : List.of("chen", "li", "wang")) {
            var program = Program.of(port, login);
            assertThat(program.send("PUT", DAYS + "2028-03-01", Map.of("working", true, "name", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(program.send("DELETE", DAYS + "2028-03-01", null).status())
                    .isEqualTo(403);
            assertThat(program.post("/api/working-time/closures", Map.of("from", "2028-03-01", "name", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(program.send("PUT", "/api/working-time/hours", Map.of("start", "01:00", "end", "02:00"))
                            .status())
                    .isEqualTo(403);
            assertThat(program.send("PUT", "/api/working-time/years/2027", null).status())
                    .isEqualTo(403);
            var browser = Browser.of(port, login);
            assertThat(browser.get("/working-time").body())
                    .contains("href=\"/working-time\"")
                    .doesNotContain("/working-time/mark");
            assertThat(browser.postForm(
                                    "/customers",
                                    "/working-time/mark",
                                    Map.of("from", "2028-03-01", "name", "x", "mark", "CLOSURE"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_page_does_the_same_and_keeps_what_was_typed_wrong() {
        var browser = Browser.of(port, "admin");
        var page = "/working-time?year=2028";
        var done = browser.postForm(
                page,
                "/working-time/mark",
                Map.of("shown", "2028", "from", "2028-05-01", "to", "2028-05-03", "mark", "HOLIDAY", "name", "劳动节"));
        assertThat(browser.location(done)).isEqualTo("/working-time?year=2028");
        assertThat(browser.get(page).body())
                .contains("2028-05-01 – 2028-05-03")
                .contains("劳动节")
                .contains("The public holidays of 2028 are not known yet");
        var wrong = browser.postForm(
                page,
                "/working-time/mark",
                Map.of(
                        "shown",
                        "2028",
                        "from",
                        "2028-05-09",
                        "to",
                        "2028-05-08",
                        "mark",
                        "CLOSURE",
                        "name",
                        "Fair & square"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("The last day lies before the first one")
                .contains("Fair &amp; square");
        assertThat(browser.postForm(page, "/working-time/nonsense", Map.of("shown", "2028"))
                        .statusCode())
                .isEqualTo(404);
        browser.postForm(
                page, "/working-time/take-back", Map.of("shown", "2028", "from", "2028-05-01", "to", "2028-05-03"));
        assertThat(workingDays.of(List.of(LocalDate.of(2028, 5, 1))).get(0).kind())
                .isEqualTo(WorkingDay.Kind.WORKING);
        var latest = changes.latest(2);
        assertThat(latest.get(0).what()).isEqualTo("NONE");
        assertThat(latest.get(1)).satisfies(change -> {
            assertThat(change.what()).isEqualTo("HOLIDAY");
            assertThat(change.from()).isEqualTo(LocalDate.of(2028, 5, 1));
            assertThat(change.to()).isEqualTo(LocalDate.of(2028, 5, 3));
            assertThat(change.detail()).isEqualTo("劳动节");
            assertThat(change.by()).isEqualTo("admin");
        });
    }

    @Test
    @DisplayName(
            "CD-07: the transaction that changes the calendar sees it at once, nobody else before it has committed")
    void a_change_holds_inside_its_transaction_and_is_gone_with_it() throws Exception {
        var friday = at("2028-03-03T10:00:00+08:00");
        var day = WorkingDuration.ofDays(1);
        var monday = workingTime.plus(friday, day);
        transaction.executeWithoutResult(status -> {
            changes.mark(Map.of("day", "2028-03-06", "mark", "CLOSURE", "name", "x"), "admin");
            assertThat(workingTime.plus(friday, day)).isEqualTo(at("2028-03-07T10:00:00+08:00"));
            var elsewhere = new FutureTask<>(() -> workingTime.plus(friday, day));
            new Thread(elsewhere).start();
            assertThat(join(elsewhere)).isEqualTo(monday);
            status.setRollbackOnly();
        });
        assertThat(workingTime.plus(friday, day)).isEqualTo(monday);
    }

    @Test
    void what_was_laid_down_stays_on_record() {
        changes.mark(Map.of("day", "2028-03-06", "mark", "CLOSURE", "name", "x"), "admin");
        for (var change :
                List.of("update marked_day set name = 'y'", "delete from marked_day", "truncate marked_hours")) {
            assertThat(catchThrowable(() -> database.sql(change).update()))
                    .as(change)
                    .hasMessageContaining("stays on record");
        }
    }

    private static Instant join(FutureTask<Instant> elsewhere) {
        try {
            return elsewhere.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static String kinds(JsonNode shown) {
        return StreamSupport.stream(shown.path("days").spliterator(), false)
                .map(day -> day.path("kind").asText()
                        + (day.has("name") ? " " + day.path("name").asText() : ""))
                .collect(Collectors.joining(", "));
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
