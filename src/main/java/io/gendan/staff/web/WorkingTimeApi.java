package io.gendan.staff.web;

import io.gendan.staff.CurrentPerson;
import io.gendan.staff.WorkingDay;
import io.gendan.staff.WorkingDays;
import io.gendan.staff.WorkingHours;
import io.gendan.staff.WorkingTime;
import io.gendan.staff.WorkingTimeChanges;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Working time over HTTP: everybody reads it, administrators lay down what holds beside the published holidays (CD-06). */
@RestController
@RequestMapping("/api/working-time")
class WorkingTimeApi {

    private final WorkingTime workingTime;
    private final WorkingDays days;
    private final WorkingTimeChanges changes;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    WorkingTimeApi(
            WorkingTime workingTime,
            WorkingDays days,
            WorkingTimeChanges changes,
            CurrentPerson currentPerson,
            Clock clock) {
        this.workingTime = workingTime;
        this.days = days;
        this.changes = changes;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * Working time for programs.
     *
     * @param knownUntil the last day whose holidays are known; none are when it is missing
     */
    record Shown(
            List<WorkingDay> days,
            WorkingHours hours,
            @Nullable LocalDate knownUntil,
            ZoneId zone,
            long version) {}

    @Operation(summary = "api.workingTime.show", description = "api.workingTime.show.description")
    @GetMapping
    Shown show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var asked = new HashMap<String, @Nullable Object>();
        var year = LocalDate.now(clock).getYear();
        asked.put("from", from == null && to == null ? LocalDate.of(year, 1, 1) : from);
        asked.put("to", from == null && to == null ? LocalDate.of(year, 12, 31) : to);
        return shown(days.askedFor(asked));
    }

    @Operation(summary = "api.workingTime.day", description = "api.workingTime.day.description")
    @PutMapping("/days/{day}")
    Shown mark(@PathVariable String day, @RequestBody Map<String, @Nullable Object> body) {
        var typed = new HashMap<>(body);
        typed.keySet().retainAll(List.of("working", "name"));
        typed.putIfAbsent("working", null);
        typed.put("day", day);
        return shown(days.of(changes.mark(typed, me())));
    }

    @Operation(summary = "api.workingTime.takeBack", description = "api.workingTime.takeBack.description")
    @DeleteMapping("/days/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String day) {
        changes.takeBack(Map.of("day", day), me());
    }

    @Operation(summary = "api.workingTime.closure", description = "api.workingTime.closure.description")
    @PostMapping("/closures")
    Shown close(@RequestBody Map<String, @Nullable Object> body) {
        var typed = new HashMap<>(body);
        typed.keySet().retainAll(List.of("from", "to", "name"));
        typed.put("mark", "CLOSURE");
        return shown(days.of(changes.mark(typed, me())));
    }

    @Operation(summary = "api.workingTime.hours", description = "api.workingTime.hours.description")
    @PutMapping("/hours")
    WorkingHours setHours(@RequestBody Map<String, @Nullable Object> body) {
        changes.setHours(body, me());
        return days.hours();
    }

    @Operation(summary = "api.workingTime.complete")
    @PutMapping("/years/{year}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String year) {
        changes.declare(Map.of("year", year), true, me());
    }

    @Operation(summary = "api.workingTime.incomplete")
    @DeleteMapping("/years/{year}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void incomplete(@PathVariable String year) {
        changes.declare(Map.of("year", year), false, me());
    }

    private Shown shown(List<WorkingDay> shown) {
        return new Shown(shown, days.hours(), days.knownUntil().orElse(null), clock.getZone(), workingTime.version());
    }

    private String me() {
        return currentPerson.get().login();
    }
}
