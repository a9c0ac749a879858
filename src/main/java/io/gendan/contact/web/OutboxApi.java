package io.gendan.contact.web;

import io.gendan.contact.outbox.Outbox;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies in the outbox and why, for administrators. */
@RestController
@RequestMapping("/api/outbox")
class OutboxApi {

    private final Outbox outbox;

    OutboxApi(Outbox outbox) {
        this.outbox = outbox;
    }

    record Page(List<Outbox.State> items, int total) {}

    @Operation(summary = "api.outbox.list", description = "api.outbox.list.description")
    @GetMapping
    Page list() {
        return new Page(outbox.unsent(), outbox.unsentCount());
    }
}
