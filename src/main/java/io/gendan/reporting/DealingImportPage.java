package io.gendan.reporting;

import io.gendan.customer.DealingImport;
import io.gendan.customer.ImportUpload;
import io.gendan.engine.TableReader;
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

    private static final String PAGE = "import-dealings";
    private static final int MOST_SHOWN = 1_000;

    private final CurrentPerson currentPerson;
    private final DealingImport dealings;
    private final ImportAtOnce atOnce;

    DealingImportPage(CurrentPerson currentPerson, DealingImport dealings, ImportAtOnce atOnce) {
        this.currentPerson = currentPerson;
        this.dealings = dealings;
        this.atOnce = atOnce;
    }

    @GetMapping("/customers/import/dealings")
    String form() {
        return PAGE;
    }

    @PostMapping("/customers/import/dealings")
    String run(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Model model,
            HttpServletResponse response)
            throws IOException {
        return atOnce.answer(PAGE, model, response, () -> {
            var person = currentPerson.get();
            dealings.check(person);
            var sent = ImportAtOnce.sent(file);
            try (var upload = ImportUpload.of(sent.getInputStream(), sent.getOriginalFilename());
                    var reader = TableReader.open(upload.file())) {
                var report = dealings.run(reader.all(), dryRun, person);
                model.addAttribute("report", report);
                model.addAttribute(
                        "errors", report.errors().stream().limit(MOST_SHOWN).toList());
                model.addAttribute("fileName", upload.name());
            }
        });
    }
}
