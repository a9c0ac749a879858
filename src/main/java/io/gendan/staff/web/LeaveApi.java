package io.gendan.staff.web;

import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Leave;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.LeaveDesk.Wish;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leave, for the people themselves, whoever leads them, and administrators (CD-06). */
@RestController
@RequestMapping("/api/staff")
class LeaveApi {

    private final LeaveDesk desk;
    private final CurrentPerson currentPerson;

    LeaveApi(LeaveDesk desk, CurrentPerson currentPerson) {
        this.desk = desk;
        this.currentPerson = currentPerson;
    }

    /**
     * Leave to enter.
     *
     * @param firstDay the first day away, such as 2026-10-12
     * @param lastDay the last one
     * @param substitute login of who stands in
     */
    record Wanted(
            @Nullable String firstDay,
            @Nullable String lastDay,
            @Nullable String substitute,
            @Nullable String note) {}

    record Page(List<Leave> items, int total) {}

    @Operation(summary = "api.leave.enter")
    @PostMapping("/{login}/leave")
    @ResponseStatus(HttpStatus.CREATED)
    Leave enter(@PathVariable String login, @RequestBody Wanted wanted) {
        var wish = Wish.read(wanted.firstDay(), wanted.lastDay(), wanted.substitute(), wanted.note());
        return desk.enter(login, wish, currentPerson.get());
    }

    @Operation(summary = "api.leave.list")
    @GetMapping("/leave")
    Page list(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        var leave = desk.seenBy(currentPerson.get(), from, to);
        return new Page(leave, leave.size());
    }

    @Operation(summary = "api.leave.withdraw")
    @DeleteMapping("/leave/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id) {
        desk.withdraw(id, currentPerson.get());
    }
}
