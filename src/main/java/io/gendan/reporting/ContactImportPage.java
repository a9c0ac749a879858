package io.gendan.reporting;

import io.gendan.engine.TableFile;
import io.gendan.pipeline.ContactImport;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Importing contacts by hand: check the file, see what is wrong row by row, then import it (CD-04). */
@Controller
class ContactImportPage {

    private static final String PAGE = "import-contacts";

    private final CurrentPerson currentPerson;
    private final ContactImport contacts;
    private final ImportAtOnce atOnce;

    ContactImportPage(CurrentPerson currentPerson, ContactImport contacts, ImportAtOnce atOnce) {
        this.currentPerson = currentPerson;
        this.contacts = contacts;
        this.atOnce = atOnce;
    }

    @GetMapping("/customers/import/contacts")
    String form() {
        return PAGE;
    }

    @PostMapping("/customers/import/contacts")
    String run(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Model model,
            HttpServletResponse response)
            throws IOException {
        return atOnce.answer(PAGE, model, response, () -> {
            var sent = ImportAtOnce.sent(file);
            model.addAttribute(
                    "report", contacts.run(TableFile.read(sent.getInputStream()), dryRun, currentPerson.get()));
            model.addAttribute("fileName", sent.getOriginalFilename());
        });
    }
}
