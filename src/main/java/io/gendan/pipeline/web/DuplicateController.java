package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.customer.duplicates.Duplicates.Page;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pairs of customers that may be the same (D-07). */
@RestController
@RequestMapping("/api/duplicates")
class DuplicateController {

    private static final int PAGE_SIZE = 50;

    private final CurrentPerson currentPerson;
    private final Duplicates duplicates;

    DuplicateController(CurrentPerson currentPerson, Duplicates duplicates) {
        this.currentPerson = currentPerson;
        this.duplicates = duplicates;
    }

    @Operation(summary = "api.duplicates.open", description = "api.duplicates.open.description")
    @GetMapping
    Page open(@RequestParam(defaultValue = "0") int page) {
        return duplicates.open(currentPerson.get(), (long) Math.max(0, page) * PAGE_SIZE, PAGE_SIZE);
    }

    @Operation(summary = "api.duplicates.propose", description = "api.duplicates.propose.description")
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void propose(@RequestBody Map<String, @Nullable Object> body) {
        duplicates.propose(number(body, "one"), number(body, "other"), currentPerson.get());
    }

    @Operation(summary = "api.duplicates.notSame", description = "api.duplicates.notSame.description")
    @PostMapping("/not-same")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notTheSame(@RequestBody Map<String, @Nullable Object> body) {
        duplicates.notTheSame(number(body, "one"), number(body, "other"), currentPerson.get());
    }

    private static CustomerNumber number(Map<String, @Nullable Object> body, String field) {
        return CustomerNumber.parse(String.valueOf(body.get(field)));
    }
}
