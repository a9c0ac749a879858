package io.gendan.reporting;

import io.gendan.customer.DealingImport;
import io.gendan.customer.ImportUpload;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableReader;
import io.gendan.engine.Words;
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

/** Importing dealings by hand: check the file, see which rows are left out and why, then import it (D-02). */
@Controller
class DealingImportPage {

    private static final int MOST_SHOWN = 1_000;

    private final CurrentPerson currentPerson;
    private final DealingImport dealings;
    private final Words words;

    DealingImportPage(CurrentPerson currentPerson, DealingImport dealings, Words words) {
        this.currentPerson = currentPerson;
        this.dealings = dealings;
        this.words = words;
    }

    @GetMapping("/customers/import/dealings")
    String form() {
        return "import-dealings";
    }

    @PostMapping("/customers/import/dealings")
    String run(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var person = currentPerson.get();
        try {
            dealings.check(person);
            if (file == null || file.isEmpty()) {
                throw Refusal.badRequest("table.empty");
            }
            try (var upload = ImportUpload.of(file.getInputStream(), file.getOriginalFilename());
                    var reader = TableReader.open(upload.file())) {
                var report = dealings.run(reader.all(), dryRun, person);
                model.addAttribute("report", report);
                model.addAttribute(
                        "errors", report.errors().stream().limit(MOST_SHOWN).toList());
                model.addAttribute("fileName", upload.name());
            }
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
        }
        return "import-dealings";
    }
}
