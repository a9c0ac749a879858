package io.gendan.pipeline.web;

import io.gendan.pipeline.privacy.Retention;
import io.gendan.pipeline.privacy.Retention.Overdue;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which customers are kept longer than they need be. */
@RestController
class RetentionController {

    private final CurrentPerson currentPerson;
    private final Retention retention;

    RetentionController(CurrentPerson currentPerson, Retention retention) {
        this.currentPerson = currentPerson;
        this.retention = retention;
    }

    record Found(List<Overdue> items, long total) {}

    @Operation(summary = "api.privacy.overdue", description = "api.privacy.overdue.description")
    @GetMapping("/api/privacy/overdue")
    Found overdue(@RequestParam(required = false) @Nullable Integer months) {
        var found = retention.overdue(months, currentPerson.get());
        return new Found(found, found.size());
    }
}
