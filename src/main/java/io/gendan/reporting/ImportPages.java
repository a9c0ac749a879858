package io.gendan.reporting;

import io.gendan.customer.ImportJobs;
import io.gendan.customer.ImportRequest;
import io.gendan.customer.Ownership;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Importing customers by hand: check the file first, see what is wrong row by row, then say go (D-06). */
@Controller
class ImportPages {

    private final CurrentPerson currentPerson;
    private final ImportJobs jobs;
    private final Ownership ownership;
    private final Words words;

    ImportPages(CurrentPerson currentPerson, ImportJobs jobs, Ownership ownership, Words words) {
        this.currentPerson = currentPerson;
        this.jobs = jobs;
        this.ownership = ownership;
        this.words = words;
    }

    @GetMapping("/customers/import")
    String form(Model model) {
        return form(new ImportRequest(true, null, true), model);
    }

    @PostMapping("/customers/import")
    String check(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean startJourneys,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var request = new ImportRequest(false, owner == null || owner.isBlank() ? null : owner, startJourneys);
        try {
            if (file == null || file.isEmpty()) {
                throw Refusal.badRequest("table.empty");
            }
            var checked = jobs.check(file.getBytes(), request, currentPerson.get());
            model.addAttribute("checked", checked);
            model.addAttribute("report", checked.report());
            model.addAttribute("fileName", file.getOriginalFilename());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
        }
        return form(request, model);
    }

    @PostMapping("/customers/imports/{id}")
    String confirm(@PathVariable String id) {
        jobs.confirm(id, currentPerson.get());
        return "redirect:/customers/imports/{id}";
    }

    @GetMapping("/customers/imports/{id}")
    String state(@PathVariable String id, Model model, HttpServletResponse response) {
        var state = jobs.state(id, currentPerson.get());
        if (state.isOpen()) {
            response.setHeader("Refresh", "2");
        }
        model.addAttribute("state", state);
        model.addAttribute("report", state.report());
        return "import-state";
    }

    private String form(ImportRequest request, Model model) {
        model.addAttribute("asked", request);
        model.addAttribute("owners", ownership.choices(currentPerson.get()));
        return "import";
    }
}
