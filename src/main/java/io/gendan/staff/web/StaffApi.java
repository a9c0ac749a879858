package io.gendan.staff.web;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import io.gendan.staff.Workplace;
import io.gendan.staff.hiring.Hiring;
import io.gendan.staff.hiring.Hiring.Hired;
import io.gendan.staff.hiring.NewPerson;
import io.gendan.staff.hiring.Workplaces;
import io.gendan.staff.persistence.Roster;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The staff list, for administrators. */
@RestController
@RequestMapping("/api/staff")
class StaffApi {

    private final Hiring hiring;
    private final Workplaces workplaces;
    private final Roster roster;
    private final CurrentPerson currentPerson;

    StaffApi(Hiring hiring, Workplaces workplaces, Roster roster, CurrentPerson currentPerson) {
        this.hiring = hiring;
        this.workplaces = workplaces;
        this.roster = roster;
        this.currentPerson = currentPerson;
    }

    /**
     * What an import did.
     *
     * @param created new people; their first passwords are told this once
     * @param updated how many people were known already
     * @param errors always empty: a list with errors changes nothing and is refused
     */
    record Imported(List<Hired> created, int updated, List<String> errors) {}

    /** Somebody to be taken on; a missing login is made from the name. */
    record Newcomer(
            @Nullable String login,
            @Nullable String name,
            @Nullable String role,
            @Nullable String email,
            @Nullable String department,
            @Nullable String team,
            @Nullable String manager,
            @Nullable Boolean create) {

        NewPerson person() {
            return new NewPerson(
                    Objects.requireNonNullElse(login, ""),
                    Objects.requireNonNullElse(name, ""),
                    AccountsApi.role(role),
                    Objects.requireNonNullElse(email, ""),
                    new Workplace(department, team, manager, Boolean.TRUE.equals(create)));
        }
    }

    record Page(List<Person> items, int total) {}

    @Operation(summary = "api.staff.import")
    @PostMapping("/import")
    Imported importList(@RequestParam("file") MultipartFile file) {
        try (var content = file.getInputStream()) {
            var outcome = hiring.hire(TableFile.read(content));
            return new Imported(outcome.created(), outcome.updated(), List.of());
        } catch (IOException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    @Operation(summary = "api.staff.take", description = "api.staff.workplace.description")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Hired take(@RequestBody Newcomer wanted) {
        return workplaces.take(wanted.person(), currentPerson.get());
    }

    @Operation(summary = "api.staff.list")
    @GetMapping
    Page list() {
        var people = roster.all();
        return new Page(people, people.size());
    }
}
