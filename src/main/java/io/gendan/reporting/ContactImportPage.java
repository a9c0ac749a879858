package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
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

    private final CurrentPerson currentPerson;
    private final ContactImport contacts;
    private final Words words;

    ContactImportPage(CurrentPerson currentPerson, ContactImport contacts, Words words) {
        this.currentPerson = currentPerson;
        this.contacts = contacts;
        this.words = words;
    }

    @GetMapping("/customers/import/contacts")
    String form() {
        return "import-contacts";
    }

    @PostMapping("/customers/import/contacts")
    String run(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw Refusal.badRequest("table.empty");
            }
            model.addAttribute(
                    "report", contacts.run(TableFile.read(file.getInputStream()), dryRun, currentPerson.get()));
            model.addAttribute("fileName", file.getOriginalFilename());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
        }
        return "import-contacts";
    }
}
