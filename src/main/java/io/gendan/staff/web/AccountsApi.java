package io.gendan.staff.web;

import io.gendan.engine.Refusal;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Member;
import io.gendan.staff.Role;
import io.gendan.staff.StaffDesk;
import io.gendan.staff.Workplace;
import io.gendan.staff.hiring.Workplaces;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's accounts, for administrators. */
@RestController
@RequestMapping("/api/staff/{login}")
class AccountsApi {

    private final StaffDesk desk;
    private final Workplaces workplaces;
    private final CurrentPerson currentPerson;

    AccountsApi(StaffDesk desk, Workplaces workplaces, CurrentPerson currentPerson) {
        this.desk = desk;
        this.workplaces = workplaces;
        this.currentPerson = currentPerson;
    }

    /** A password told this once. */
    record Made(String login, String firstPassword) {}

    /**
     * Whether somebody can sign in.
     *
     * @param despiteWork though work waits for the person
     */
    record Switched(@Nullable Boolean active, @Nullable Boolean despiteWork) {}

    record Placed(@Nullable String role, @Nullable Boolean despiteWork) {}

    /** What isn't told stays as it is; an empty text means none. */
    record Wanted(
            @Nullable String department,
            @Nullable String team,
            @Nullable String manager,
            @Nullable Boolean create) {

        Workplace workplace() {
            return new Workplace(department, team, manager, Boolean.TRUE.equals(create));
        }
    }

    @Operation(summary = "api.staff.password")
    @PostMapping("/password")
    Made makePassword(@PathVariable String login) {
        return new Made(login, desk.makePassword(login, currentPerson.get()));
    }

    @Operation(summary = "api.staff.detach")
    @PostMapping("/detach")
    Made detach(@PathVariable String login) {
        return new Made(login, desk.detach(login, currentPerson.get()));
    }

    @Operation(summary = "api.staff.active")
    @PostMapping("/active")
    Member activate(@PathVariable String login, @RequestBody Switched wanted) {
        if (wanted.active() == null) {
            throw Refusal.badRequest("staff.account").with(List.of(Refusal.Item.of("active", "staff.noFlag")));
        }
        return desk.activate(login, wanted.active(), Boolean.TRUE.equals(wanted.despiteWork()), currentPerson.get());
    }

    @Operation(summary = "api.staff.role")
    @PostMapping("/role")
    Member changeRole(@PathVariable String login, @RequestBody Placed wanted) {
        return desk.changeRole(
                login, role(wanted.role()), Boolean.TRUE.equals(wanted.despiteWork()), currentPerson.get());
    }

    @Operation(summary = "api.staff.workplace", description = "api.staff.workplace.description")
    @PostMapping("/workplace")
    Member move(@PathVariable String login, @RequestBody Wanted wanted) {
        workplaces.move(login, wanted.workplace(), currentPerson.get());
        return desk.require(login);
    }

    @Operation(summary = "api.staff.signOut")
    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@PathVariable String login) {
        desk.signOut(login, currentPerson.get());
    }

    /** The role that a program named. */
    static Role role(@Nullable String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("staff.account")
                        .with(List.of(Refusal.Item.of(
                                "role",
                                "staff.noRole",
                                Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "))))));
    }
}
