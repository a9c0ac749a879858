package io.gendan.reporting;

import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Incidents over HTTP, for administrators. */
@RestController
@RequestMapping("/api/incidents")
class IncidentController {

    private final Incidents incidents;
    private final CurrentPerson currentPerson;

    IncidentController(Incidents incidents, CurrentPerson currentPerson) {
        this.incidents = incidents;
        this.currentPerson = currentPerson;
    }

    record Page(List<Incident> items, int total) {}

    @Operation(summary = "api.incidents.list")
    @GetMapping
    Page list() {
        var open = incidents.open();
        return new Page(open, open.size());
    }

    @Operation(summary = "api.incidents.retry", description = "api.incidents.retry.description")
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id) {
        incidents.retry(id, currentPerson.get().login());
    }
}
