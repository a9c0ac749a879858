package io.gendan.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gendan.engine.TableFile;
import io.gendan.staff.Addresses;
import io.gendan.staff.PersonalSettings;
import io.gendan.staff.Role;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@GendanTest
@DisplayName("Whom the organisation's sign-in vouches for")
class ArrivalsTest {

    private static final String LOGIN = "olga.own";

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Addresses addresses;

    @Autowired
    AuthenticationEventPublisher events;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void olgaHasChosenAPassword() {
        people.hired();
        hiring.hire(TableFile.read(
                "login,name,email\nolga.own,Olga Own,olga@example.com\n".getBytes(StandardCharsets.UTF_8)));
        database.sql("update person set oidc_subject = null, password_own = true, must_change_password = false,"
                        + " password_hash = 'chosen', email = 'olga@example.com' where login = ?")
                .param(LOGIN)
                .update();
    }

    @Test
    void the_same_login_alone_takes_no_account_over_whose_password_was_chosen() {
        for (var email : new String[] {null, "eve@example.com"}) {
            var refused = catchThrowableOfType(ArrivalRefused.class, () -> arrive("eve", email));
            assertThat(refused.getError().getErrorCode()).isEqualTo("login of somebody else");
            events.publishAuthenticationFailure(refused, UsernamePasswordAuthenticationToken.unauthenticated("", ""));
        }

        assertThat(subject()).isNull();
        assertThat(database.sql("select count(*) from audit_entry where subject = ? and kind = 'SIGN_IN_FAILED'"
                                + " and details ->> 'why' = 'login of somebody else'")
                        .param(LOGIN)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whoever_has_the_verified_address_of_the_account_takes_it_over() {
        assertThat(arrive("olga", "Olga@Example.com").ofOrganisation()).isTrue();
        assertThat(subject()).isEqualTo("olga");
    }

    @Test
    void an_address_that_somebody_has_entered_at_the_open_session_proves_nothing() {
        addresses.change(LOGIN, new PersonalSettings("eve@example.com", true));

        assertThatThrownBy(() -> arrive("eve", "eve@example.com")).isInstanceOf(ArrivalRefused.class);
        assertThat(subject()).isNull();

        hiring.hire(TableFile.read(
                "login,name,email\nolga.own,Olga Own,olga@example.com\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(arrive("olga", "olga@example.com").ofOrganisation())
                .as("by the one of the staff list")
                .isTrue();
    }

    @Test
    void the_address_of_the_bound_follows_the_provider_and_the_trail_tells_it() {
        arrive("olga", "olga@example.com");
        var last = database.sql("select max(id) from audit_entry")
                .query(Long.class)
                .single();

        for (var email : new String[] {"olga@example.com", null, "olga.new@example.com", "olga.new@example.com"}) {
            arrive("olga", email);
        }

        assertThat(addresses.of(LOGIN).email()).isEqualTo("olga.new@example.com");
        assertThat(database.sql("select details ->> 'what' from audit_entry where id > ? and subject = ?")
                        .params(last, LOGIN)
                        .query(String.class)
                        .list())
                .containsExactly("email");
    }

    @Test
    void whose_groups_lead_nobody_any_more_heads_no_team() {
        hiring.hire(TableFile.read(("login,name,role,team,manager\nolga.own,Olga Own,Manager,Olgas Team,\n"
                        + "olgas.seller,Olgas Seller,Salesperson,Olgas Team,olga.own\n")
                .getBytes(StandardCharsets.UTF_8)));

        arrive("olga", "olga@example.com");

        assertThat(database.sql("select count(*) from team where manager = ?")
                        .param(LOGIN)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_account_with_its_first_password_is_bound_by_its_login() {
        database.sql("update person set password_own = false, must_change_password = true where login = ?")
                .param(LOGIN)
                .update();

        assertThat(arrive("olga", null).mustChangePassword()).isFalse();
        assertThat(subject()).isEqualTo("olga");
    }

    @Test
    void an_administrators_login_alone_is_not_enough() {
        database.sql("update person set password_own = false, role = 'ADMIN' where login = ?")
                .param(LOGIN)
                .update();
        try {
            assertThatThrownBy(() -> arrive("eve", null)).isInstanceOf(ArrivalRefused.class);
        } finally {
            database.sql("update person set role = 'SALESPERSON' where login = ?")
                    .param(LOGIN)
                    .update();
        }
    }

    @Test
    void two_first_arrivals_at_once_are_one_person() {
        var arrived = IntStream.range(0, 2)
                .parallel()
                .mapToObj(window -> arrivals.arrive("twin", "tina.twin", "Tina Twin", null, Role.SALESPERSON))
                .map(Accounts.Account::login)
                .toList();

        assertThat(arrived).containsOnly("tina.twin");
    }

    private Accounts.Account arrive(String subject, String email) {
        return arrivals.arrive(subject, LOGIN, "Olga Own", email, Role.SALESPERSON);
    }

    private String subject() {
        return database.sql("select oidc_subject from person where login = ?")
                .param(LOGIN)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }
}
