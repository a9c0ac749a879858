package io.gendan.holes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.holes.RawRequest.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.rest.dto.identity.UserCredentialsDto;
import org.camunda.bpm.engine.rest.dto.identity.UserDto;
import org.camunda.bpm.engine.rest.dto.identity.UserProfileDto;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine's setup as it would be open: nobody is an administrator of Camunda, and its identity service, which is
 * read-only here, takes new users.
 */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("CVE-2026-77226: nobody becomes an administrator by the setup")
class SetupTest {

    private static final String USER = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"i\",\"lastName\":\"i\"},"
            + "\"credentials\":{\"password\":\"intruder-intruder\"}}";

    /** Addresses that the server itself takes for broken. */
    private static final Set<String> BROKEN = Set.of(
            "/camunda/api/admin%2fsetup/default/user/create", "/camunda/api/admin/%2573etup/default/user/create");

    /** In other letters it is another address, of nothing: who hasn't signed in is sent to do so. */
    private static final Set<String> OTHER_LETTERS = Set.of(
            "/camunda/api/ADMIN/Setup/default/user/create",
            "/camunda/API/admin/setup/default/user/create",
            "/CAMUNDA/api/admin/setup/default/user/create");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private Browser salesperson = new Browser(0);
    private Browser admin = new Browser(0);
    private List<String> administrators = List.of();

    @BeforeAll
    void people_sign_in() {
        people.hired();
        salesperson = Browser.of(port, "chen");
        admin = Browser.of(port, "admin");
        administrators = database.sql("delete from act_id_membership where group_id_ = ? returning user_id_")
                .param(Groups.CAMUNDA_ADMIN)
                .query(String.class)
                .list();
    }

    @AfterAll
    void administrators_are_back() {
        administrators.forEach(
                login -> database.sql("insert into act_id_membership (user_id_, group_id_) values (?, ?)")
                        .params(login, Groups.CAMUNDA_ADMIN)
                        .update());
    }

    @BeforeEach
    void the_engine_takes_users() {
        configuration()
                .getSessionFactories()
                .put(WritableIdentityProvider.class, new GenericManagerFactory(DbIdentityServiceProvider.class));
        assertThat(engine.getIdentityService().isReadOnly()).isFalse();
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count())
                .isZero();
    }

    @AfterEach
    void the_engine_takes_none() {
        configuration().getSessionFactories().remove(WritableIdentityProvider.class);
        assertThat(engine.getIdentityService().isReadOnly()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup;x=y/default/user/create",
                "/camunda/api/admin;x=y/setup/default/user/create",
                "/camunda;x/api/admin/setup/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "//camunda/api/admin/setup/default/user/create",
                "/camunda/api/./admin/setup/default/user/create",
                "/camunda/api/x/../admin/setup/default/user/create",
                "/camunda/api/%61dmin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin%2fsetup/default/user/create",
                "/camunda/api/admin/%2e/setup/default/user/create",
                "/camunda/api/x/%2e%2e/admin/setup/default/user/create",
                "/camunda/api/admin/%2573etup/default/user/create",
                "/camunda/api/ADMIN/Setup/default/user/create",
                "/camunda/API/admin/setup/default/user/create",
                "/CAMUNDA/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create?x=/css/y",
                "/css/../camunda/api/admin/setup/default/user/create",
                "/login/..;/camunda/api/admin/setup/default/user/create",
                "/camunda/app/admin/../../api/admin/setup/default/user/create",
            })
    @DisplayName("It is not there, whatever its address looks like and whoever asks")
    void it_is_not_there(String path) {
        var expected = BROKEN.contains(path) ? 400 : 404;
        for (var browser : List.of(salesperson, admin)) {
            var answer = RawRequest.post(port, path, browser, USER);

            assertThat(answer.status()).as(path).isEqualTo(expected);
            tellsNothing(answer);
        }
        var answer = RawRequest.post(port, path, new Browser(port), USER);
        if (OTHER_LETTERS.contains(path)) {
            assertThat(answer.status()).as(path).isIn(302, 401);
        } else {
            assertThat(answer.status()).as(path).isEqualTo(expected);
        }
        tellsNothing(answer);
        nobodyIsNew();
    }

    @Test
    @DisplayName("The same request gets as far as the engine where there is something")
    void other_doors_are_there() {
        var answer = RawRequest.post(port, "/camunda/api/engine/engine/default/task/count", salesperson, "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("count");
    }

    @Test
    @DisplayName("Behind the closed door it would make an administrator of anybody")
    void it_would_be_a_hole() throws Exception {
        new SetupResource().createInitialUser("default", intruder());

        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .singleResult()
                        .getId())
                .isEqualTo("intruder");
        theIntruderGoes();
    }

    @Test
    @DisplayName("And behind it the engine's people are read-only")
    void it_would_be_refused_even_there() {
        configuration().getSessionFactories().remove(WritableIdentityProvider.class);

        assertThatThrownBy(() -> new SetupResource().createInitialUser("default", intruder()))
                .isInstanceOf(InvalidRequestException.class);
        nobodyIsNew();
    }

    private void theIntruderGoes() {
        engine.getIdentityService().deleteUser("intruder");
        engine.getIdentityService().deleteGroup(Groups.CAMUNDA_ADMIN);
        engine.getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(Groups.CAMUNDA_ADMIN)
                .list()
                .forEach(right -> engine.getAuthorizationService().deleteAuthorization(right.getId()));
        nobodyIsNew();
    }

    private static void tellsNothing(Answer answer) {
        assertThat(answer.body()).doesNotContain("intruder", "Exception", "org.camunda", "\tat ");
    }

    private void nobodyIsNew() {
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("intruder")
                        .count())
                .isZero();
        assertThat(database.sql("select count(*) from act_id_membership where group_id_ = ?")
                        .param(Groups.CAMUNDA_ADMIN)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static UserDto intruder() {
        var profile = new UserProfileDto();
        profile.setId("intruder");
        profile.setFirstName("i");
        profile.setLastName("i");
        var credentials = new UserCredentialsDto();
        credentials.setPassword("intruder-intruder");
        var user = new UserDto();
        user.setProfile(profile);
        user.setCredentials(credentials);
        return user;
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
