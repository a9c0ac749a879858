package io.gendan.pipeline.web;

import io.gendan.customer.CustomerImport;
import io.gendan.customer.ImportRequest;
import io.gendan.customer.ImportRequest.Match;
import io.gendan.customer.ImportState;
import io.gendan.customer.ImportUpload;
import io.gendan.customer.Imports;
import io.gendan.engine.CsvDownload;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Customers from a table (D-06): a short one is answered directly, a long one with a place to ask. */
@RestController
@RequestMapping("/api/customers")
class CustomerImportController {

    private final CurrentPerson currentPerson;
    private final CustomerImport customerImport;
    private final Imports imports;

    CustomerImportController(CurrentPerson currentPerson, CustomerImport customerImport, Imports imports) {
        this.currentPerson = currentPerson;
        this.customerImport = customerImport;
        this.imports = imports;
    }

    @Operation(summary = "api.customers.import", description = "api.customers.import.description")
    @PostMapping("/import")
    ResponseEntity<?> importCustomers(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean startJourneys,
            @RequestParam(defaultValue = "false") boolean partial,
            @RequestParam(defaultValue = "NUMBER") Match match)
            throws IOException {
        var person = currentPerson.get();
        var wanted = owner == null || owner.isBlank() ? null : owner;
        var request = new ImportRequest(dryRun, wanted, startJourneys, partial, match, Map.of());
        try (var upload = ImportUpload.of(file.getInputStream(), file.getOriginalFilename())) {
            if (upload.rows() <= Imports.MOST_ROWS_DIRECTLY) {
                return ResponseEntity.ok(customerImport.run(upload, request, person));
            }
            var id = imports.ask(upload, request, person).toString();
            return ResponseEntity.accepted()
                    .location(URI.create("/api/customers/imports/" + id))
                    .body(imports.state(id, person));
        }
    }

    @Operation(summary = "api.customers.importState")
    @GetMapping("/imports/{id}")
    ImportState state(@PathVariable String id) {
        return imports.state(id, currentPerson.get());
    }

    @Operation(summary = "api.customers.importCancel")
    @DeleteMapping("/imports/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id) {
        imports.cancel(id, currentPerson.get());
    }

    @Operation(summary = "api.customers.importFaulty")
    @GetMapping(path = "/imports/{id}/faulty", produces = "text/csv")
    void faulty(@PathVariable String id, HttpServletResponse response) throws IOException {
        imports.requireFaulty(id, currentPerson.get());
        CsvDownload.begin(response, "to-be-mended.csv");
        imports.writeFaulty(id, currentPerson.get(), response.getWriter());
    }
}
