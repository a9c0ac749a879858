package io.gendan.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gendan.engine.Flows;
import io.gendan.engine.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class FlowsControllerTest {

    private final Flows.Report nothing = new Flows.Report(List.of(), List.of("contact"), List.of());
    private final FlowsController door = new FlowsController(() -> nothing, () -> true);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void an_administrator_reloads() {
        signIn("ROLE_ADMIN");

        assertThat(door.reload()).isEqualTo(new FlowsController.Reloaded(nothing, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLE_DIRECTOR", "ROLE_PRINCIPAL", "ADMIN", "ROLE_AUDITOR"})
    void nobody_else_does(String authority) {
        signIn(authority);

        assertThat(catchThrowableOfType(Refusal.class, door::reload).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void nor_does_who_has_not_signed_in() {
        assertThat(catchThrowableOfType(Refusal.class, door::reload).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    private static void signIn(String authority) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("someone", "", authority));
    }
}
