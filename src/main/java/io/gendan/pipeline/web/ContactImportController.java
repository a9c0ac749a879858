package io.gendan.pipeline.web;

import io.gendan.engine.TableFile;
import io.gendan.pipeline.ContactImport;
import io.gendan.pipeline.ContactImportReport;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Contacts that took place elsewhere, from a table. */
@RestController
@RequestMapping("/api/interactions")
class ContactImportController {

    private final CurrentPerson currentPerson;
    private final ContactImport contacts;

    ContactImportController(CurrentPerson currentPerson, ContactImport contacts) {
        this.currentPerson = currentPerson;
        this.contacts = contacts;
    }

    @Operation(summary = "api.interactions.import", description = "api.interactions.import.description")
    @PostMapping("/import")
    ContactImportReport importContacts(
            @RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
        return contacts.run(TableFile.read(file.getInputStream()), dryRun, currentPerson.get());
    }
}
