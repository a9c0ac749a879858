package io.gendan.contact.web;

import io.gendan.contact.cases.CaseLibrary;
import io.gendan.contact.cases.CaseStory;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Our cases by industry from outside. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

    private final CurrentPerson currentPerson;
    private final CaseLibrary library;

    CaseController(CurrentPerson currentPerson, CaseLibrary library) {
        this.currentPerson = currentPerson;
        this.library = library;
    }

    record Found(List<CaseStory> items) {}

    @Operation(summary = "api.cases.find")
    @GetMapping
    Found find(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String industry) {
        return new Found(library.find(q, industry));
    }

    @Operation(summary = "api.cases.add", description = "api.cases.add.description")
    @PostMapping
    ResponseEntity<CaseStory> add(@RequestBody Map<String, @Nullable Object> body) {
        var added = library.add(body, currentPerson.get());
        return ResponseEntity.created(URI.create("/api/cases/" + added.id())).body(added);
    }

    @Operation(summary = "api.cases.one")
    @GetMapping("/{id}")
    CaseStory one(@PathVariable long id) {
        return library.require(id);
    }

    @Operation(summary = "api.cases.change", description = "api.cases.change.description")
    @PutMapping("/{id}")
    CaseStory change(@PathVariable long id, @RequestBody Map<String, @Nullable Object> body) {
        return library.change(id, body, currentPerson.get());
    }

    @Operation(summary = "api.cases.withdraw", description = "api.cases.change.description")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id) {
        library.withdraw(id, currentPerson.get());
    }
}
