package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.pool.OwnerHistory.Period;
import io.gendan.pipeline.CustomerViews;
import io.gendan.pipeline.Owners;
import io.gendan.pipeline.PoolClaims;
import io.gendan.pipeline.PoolList;
import io.gendan.pipeline.SoonReleased;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The pool from outside: what lies in it, claiming, giving, and who owned a customer before (ST-03). */
@RestController
class PoolController {

    private final CurrentPerson currentPerson;
    private final PoolList pool;
    private final SoonReleased soon;
    private final PoolClaims claims;
    private final Owners owners;
    private final CustomerViews views;

    PoolController(
            CurrentPerson currentPerson,
            PoolList pool,
            SoonReleased soon,
            PoolClaims claims,
            Owners owners,
            CustomerViews views) {
        this.currentPerson = currentPerson;
        this.pool = pool;
        this.soon = soon;
        this.claims = claims;
        this.owners = owners;
        this.views = views;
    }

    record Found<T>(List<T> items, long total) {}

    @Operation(summary = "api.pool.list", description = "api.pool.list.description")
    @GetMapping("/api/pool")
    PoolList.Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "0") int page) {
        return pool.find(new PoolList.Query(q, stage, department, page), currentPerson.get());
    }

    @Operation(summary = "api.pool.soon")
    @GetMapping("/api/pool/soon")
    Found<SoonReleased.Row> soon() {
        var rows = soon.of(currentPerson.get());
        return new Found<>(rows, rows.size());
    }

    @Operation(summary = "api.pool.claim", description = "api.pool.claim.description")
    @PostMapping("/api/customers/{number}/claim")
    @ResponseStatus(HttpStatus.CREATED)
    Object claim(@PathVariable String number) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        claims.claim(customer, person);
        return views.of(customer, person);
    }

    @Operation(summary = "api.pool.give", description = "api.pool.give.description")
    @PostMapping("/api/customers/{number}/give")
    Object give(
            @PathVariable String number, @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        claims.give(customer, body == null ? Map.of() : body, person);
        return views.of(customer, person);
    }

    @Operation(summary = "api.pool.owners", description = "api.pool.owners.description")
    @GetMapping("/api/customers/{number}/owners")
    Found<Period> owners(@PathVariable String number) {
        var periods = owners.of(CustomerNumber.parse(number), currentPerson.get());
        return new Found<>(periods, periods.size());
    }
}
