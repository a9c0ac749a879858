package io.gendan.pipeline.web;

import io.gendan.customer.CustomerImport;
import io.gendan.customer.ImportJobs;
import io.gendan.customer.ImportRequest;
import io.gendan.customer.ImportState;
import io.gendan.engine.TableFile;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Customers from a table (D-06): a short one is answered directly, a long one with a place to ask. */
@RestController
@RequestMapping("/api/customers")
class CustomerImportController {

    private final CurrentPerson currentPerson;
    private final CustomerImport customerImport;
    private final ImportJobs jobs;

    CustomerImportController(CurrentPerson currentPerson, CustomerImport customerImport, ImportJobs jobs) {
        this.currentPerson = currentPerson;
        this.customerImport = customerImport;
        this.jobs = jobs;
    }

    @Operation(summary = "api.customers.import", description = "api.customers.import.description")
    @PostMapping("/import")
    ResponseEntity<?> importCustomers(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean startJourneys)
            throws IOException {
        var person = currentPerson.get();
        var request = new ImportRequest(dryRun, owner == null || owner.isBlank() ? null : owner, startJourneys);
        var content = file.getBytes();
        var table = TableFile.read(content);
        if (table.rows().size() <= ImportJobs.MOST_ROWS_DIRECTLY) {
            return ResponseEntity.ok(customerImport.run(table, request, person));
        }
        var id = jobs.ask(content, table.rows().size(), request, person);
        return ResponseEntity.accepted()
                .location(URI.create("/api/customers/imports/" + id))
                .body(jobs.state(id.toString(), person));
    }

    @Operation(summary = "api.customers.importState")
    @GetMapping("/imports/{id}")
    ImportState state(@PathVariable String id) {
        return jobs.state(id, currentPerson.get());
    }
}
