package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.TableFile;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.Browser;
import io.gendan.support.Elsewhere;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Guessing passwords")
class GuessingTest {

    private static final String AT_HOME = "127.0.0.5";
    private static final String STRANGE = "127.0.0.9";
    private static final String NEW = "new.colleague";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    StaffDesk desk;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    private Elsewhere from;

    @BeforeEach
    void nobodyHasGuessedYet() {
        people.hired();
        from = new Elsewhere(port);
        forget();
        // the clock stands still: no wait is over meanwhile
        Stories.itIs(Stories.now().toString());
    }

    @AfterEach
    void forget() {
        ClockUtil.reset();
        database.sql("delete from sign_in_brake").update();
        database.sql("delete from known_source").update();
    }

    @Test
    void fifty_wrong_guesses_from_elsewhere_do_not_keep_the_owner_out() {
        assertThat(from.asks(AT_HOME, "yang", People.PASSWORD).status()).isEqualTo(200);
        var browser = Browser.of(port, "yang");
        var answers = IntStream.range(0, 50)
                .mapToObj(guess -> from.asks("127.0.1." + guess % 5, "yang", "wrong guess " + guess)
                        .status())
                .toList();

        assertThat(answers.subList(0, 20)).as("the first guesses").containsOnly(401);
        assertThat(answers.subList(20, 50)).as("the others").containsOnly(429);
        var right = from.asks(STRANGE, "yang", People.PASSWORD);
        assertThat(right.status()).as("the right password from elsewhere").isEqualTo(429);
        assertThat(right.seconds()).as("Retry-After").isBetween(1, 900);
        assertThat(right.body()).contains("signIn.tooOften", "then try again");

        assertThat(from.asks(AT_HOME, "yang", People.PASSWORD).status()).isEqualTo(200);
        assertThat(browser.location(browser.signIn("yang", People.PASSWORD))).isEqualTo("/");
    }

    @Test
    void fifty_wrong_guesses_beside_the_owner_do_not_keep_the_owner_out() {
        assertThat(from.asks(AT_HOME, "yang", People.PASSWORD).status()).isEqualTo(200);
        for (int guess = 0; guess < 50; guess++) {
            assertThat(from.asks(AT_HOME, "yang", "wrong guess " + guess).status())
                    .isEqualTo(401);
        }

        assertThat(from.asks(AT_HOME, "yang", People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void one_persons_slips_do_not_lock_the_office_out() {
        for (int slip = 0; slip < 30; slip++) {
            from.asks(STRANGE, "liu", "wrong " + slip);
        }

        assertThat(from.asks(STRANGE, "liu", People.PASSWORD).status()).isEqualTo(429);
        assertThat(from.asks(STRANGE, "chen", People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void one_password_tried_for_everybody_is_braked_but_for_those_who_are_known_there() {
        assertThat(from.asks(STRANGE, "chen", People.PASSWORD).status()).isEqualTo(200);
        var list = IntStream.range(0, 20)
                .mapToObj(one -> "sprayed." + one + ",Sprayed " + one + "\n")
                .collect(Collectors.joining());
        hiring.hire(TableFile.read(("login,name\n" + list).getBytes(StandardCharsets.UTF_8)));
        for (int login = 0; login < 20; login++) {
            assertThat(from.asks(STRANGE, "sprayed." + login, "one for all").status())
                    .isEqualTo(401);
        }

        assertThat(from.asks(STRANGE, "liu", People.PASSWORD).status()).isEqualTo(429);
        assertThat(from.asks(STRANGE, "chen", People.PASSWORD).status()).isEqualTo(200);
        assertThat(from.asks(AT_HOME, "liu", People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void invented_logins_keep_neither_a_new_colleague_out_nor_who_is_known_there() {
        assertThat(from.asks(STRANGE, "chen", People.PASSWORD).status()).isEqualTo(200);
        var first = firstPassword();
        invented(60, STRANGE);

        assertThat(from.asks(STRANGE, NEW, first).status())
                .as("lets in, and asks for an own password")
                .isEqualTo(403);
        assertThat(from.asks(STRANGE, "chen", People.PASSWORD).status()).isEqualTo(200);
        assertThat(from.asks(AT_HOME, "liu", People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void no_wait_tells_which_logins_there_are() {
        firstPassword();
        var answers = new ArrayList<String>();
        for (var login : List.of("huang", NEW, "nobody.at.all")) {
            var place = "127.0.5." + answers.size();
            invented(19, place);

            var tried = from.asks(place, login, "wrong").status();
            var next = from.asks(place, "invented.last", "wrong");
            answers.add(tried + " then " + next.status());
            var waits = from.asks(place, login, "wrong again");
            assertThat(waits.status())
                    .as("wrong for %s while the place waits", login)
                    .isEqualTo(429);
            assertThat(waits.seconds()).isBetween(1, 10);
        }
        assertThat(answers).containsOnly("401 then 429");
    }

    private static void later(int seconds) {
        Stories.itIs(Stories.now().plusSeconds(seconds).toString());
    }

    private void invented(int many, String place) {
        for (int login = 0; login < many; login++) {
            assertThat(from.asks(place, "invented." + login, "one for all").status())
                    .isEqualTo(login < 20 ? 401 : 429);
        }
    }

    /** Of somebody who has just been taken on. */
    private String firstPassword() {
        hiring.hire(TableFile.read((("login,name\n" + NEW + ",New Colleague\n")).getBytes(StandardCharsets.UTF_8)));
        return desk.makePassword(NEW, staff.require("admin"));
    }

    @Test
    void those_who_come_all_at_once_have_no_more_tries_than_one_by_one() {
        var answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(guess ->
                        from.asks(STRANGE, "huang", "in one burst " + guess).status())
                .toList();

        assertThat(answers).containsOnly(401, 429);
        assertThat(answers.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(5);
    }

    @Test
    void a_right_password_takes_its_try_back() {
        for (int time = 0; time < 30; time++) {
            assertThat(from.asks("127.0.3." + time, "huang", People.PASSWORD).status())
                    .isEqualTo(200);
        }
        assertThat(database.sql("select coalesce(sum(failures), 0) from sign_in_brake")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_password_longer_than_a_hash_takes_in_is_wrong_for_everybody_alike() {
        var before = database.sql(
                        "select login, password_hash, oidc_subject from person where login in ('liu', 'huang')")
                .query()
                .listOfRows();
        database.sql("update person set password_hash = 'none', oidc_subject = 'too-long' where login = 'liu'")
                .update();
        database.sql("update person set password_hash = '{bcrypt}$2a$04$' || repeat('a', 53) where login = 'huang'")
                .update();
        hiring.hire(TableFile.read("login,name\nfirst.timer,First Timer\n".getBytes(StandardCharsets.UTF_8)));
        var last = database.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
        try {
            for (var login : List.of("nobody.at.all", "first.timer", "huang", "liu", "chen")) {
                assertThat(from.asks("127.0.4.1", login, "x".repeat(73)).status())
                        .as(login)
                        .isEqualTo(401);
            }
            assertThat(database.sql("select sum(failures) from sign_in_brake")
                            .query(Integer.class)
                            .single())
                    .as("counted for each login and address, each login, and the place, whether there is one or not")
                    .isEqualTo(5 + 5 + 5);
            assertThat(database.sql("select count(*) from audit_entry where id > ? and kind = 'SIGN_IN_FAILED'")
                            .param(last)
                            .query(Integer.class)
                            .single())
                    .isPositive();
        } finally {
            before.forEach(
                    person -> database.sql("update person set password_hash = ?, oidc_subject = null where login = ?")
                            .param(person.get("password_hash"))
                            .param(person.get("login"))
                            .update());
        }
    }

    @Test
    void the_wait_doubles_and_passes() {
        IntStream.range(0, 5).forEach(slip -> from.asks(STRANGE, "huang", "wrong " + slip));
        assertThat(from.asks(STRANGE, "huang", "wrong again").seconds()).isBetween(1, 10);

        later(11);
        assertThat(from.asks(STRANGE, "huang", "wrong again").status()).isEqualTo(401);
        assertThat(from.asks(STRANGE, "huang", People.PASSWORD).seconds()).isBetween(11, 20);

        later(29);
        assertThat(from.asks(STRANGE, "huang", People.PASSWORD).status()).isEqualTo(200);
        assertThat(from.asks(STRANGE, "huang", "a slip").status()).isEqualTo(401);
    }

    @Test
    void of_those_who_come_when_the_wait_is_over_one_has_a_try() {
        IntStream.range(0, 5).forEach(slip -> from.asks(STRANGE, "huang", "wrong " + slip));
        later(11);

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(guess ->
                        from.asks(STRANGE, "huang", "all at once " + guess).status())
                .toList();

        assertThat(answers).containsOnly(401, 429).containsOnlyOnce(401);
    }

    @Test
    void a_login_that_nobody_has_is_answered_alike() {
        var ours = new ArrayList<Integer>();
        var nobodys = new ArrayList<Integer>();
        for (int guess = 0; guess < 7; guess++) {
            ours.add(from.asks("127.0.2.1", "huang", "wrong " + guess).status());
            nobodys.add(
                    from.asks("127.0.2.2", "nobody.at.all", "wrong " + guess).status());
        }

        assertThat(ours).isEqualTo(nobodys).isEqualTo(List.of(401, 401, 401, 401, 401, 429, 429));
        assertThat(database.sql("select count(*) from sign_in_brake where key like '%nobody%'")
                        .query(Integer.class)
                        .single())
                .as("what was typed is not kept")
                .isZero();
    }

    @Test
    void people_are_told_in_words_how_long_to_wait() {
        var browser = new Browser(port);
        for (int guess = 0; guess < 5; guess++) {
            browser.signIn("nobody.at.all", "wrong " + guess);
        }

        var refused = browser.location(browser.signIn("nobody.at.all", "wrong"));
        assertThat(refused).startsWith("/login?error&wait=");
        assertThat(browser.get(refused).body()).contains("Too many wrong tries from here. Wait 1 min");
        assertThat(browser.get("/login?error&wait=%3Cscript%3E").body()).contains("Login or password is wrong.");
    }
}
