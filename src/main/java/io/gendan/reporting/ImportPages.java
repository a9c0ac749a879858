package io.gendan.reporting;

import io.gendan.customer.ImportRequest;
import io.gendan.customer.ImportRequest.Match;
import io.gendan.customer.ImportState;
import io.gendan.customer.ImportUpload;
import io.gendan.customer.Imports;
import io.gendan.customer.Ownership;
import io.gendan.engine.CsvDownload;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Importing customers by hand (D-06): send the file, tell its columns, see what is wrong row by row, then say go and watch;
 * one may leave meanwhile.
 */
@Controller
class ImportPages {

    private final CurrentPerson currentPerson;
    private final Imports imports;
    private final Ownership ownership;
    private final Words words;

    ImportPages(CurrentPerson currentPerson, Imports imports, Ownership ownership, Words words) {
        this.currentPerson = currentPerson;
        this.imports = imports;
        this.ownership = ownership;
        this.words = words;
    }

    @GetMapping("/customers/import")
    String form(Model model) {
        model.addAttribute("latest", imports.latest(currentPerson.get()));
        return "import";
    }

    @PostMapping("/customers/import")
    String send(@RequestParam(required = false) @Nullable MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw Refusal.badRequest("table.empty");
            }
            try (var upload = ImportUpload.of(file.getInputStream(), file.getOriginalFilename())) {
                return "redirect:/customers/imports/" + imports.keep(upload, currentPerson.get());
            }
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return form(model);
        }
    }

    /** The columns come as {@code c0}, {@code c1} …, in their order in the file. */
    @PostMapping("/customers/imports/{id}/check")
    String check(
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean startJourneys,
            @RequestParam(defaultValue = "NUMBER") Match match,
            Model model,
            HttpServletResponse response) {
        var person = currentPerson.get();
        var state = imports.state(id, person);
        var columns = new LinkedHashMap<String, String>();
        for (int index = 0; index < state.header().size(); index++) {
            columns.put(state.header().get(index), typed.getOrDefault("c" + index, ""));
        }
        var wanted = owner == null || owner.isBlank() ? null : owner;
        var request = new ImportRequest(true, wanted, startJourneys, true, match, columns);
        try {
            imports.check(id, request, person);
            return "redirect:/customers/imports/{id}";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return show(state, request, columns, model);
        }
    }

    @PostMapping("/customers/imports/{id}")
    String confirm(@PathVariable String id) {
        imports.confirm(id, currentPerson.get());
        return "redirect:/customers/imports/{id}";
    }

    @PostMapping("/customers/imports/{id}/cancel")
    String cancel(@PathVariable String id) {
        imports.cancel(id, currentPerson.get());
        return "redirect:/customers/imports/{id}";
    }

    @GetMapping("/customers/imports/{id}")
    String state(@PathVariable String id, Model model, HttpServletResponse response) {
        var person = currentPerson.get();
        var state = imports.state(id, person);
        if (state.isOpen()) {
            response.setHeader("Refresh", "1");
        }
        var chosen = state.request().columns();
        return show(state, state.request(), chosen.isEmpty() ? imports.guess(state, person) : chosen, model);
    }

    @GetMapping("/customers/imports/{id}/faulty")
    void faulty(@PathVariable String id, HttpServletResponse response) throws IOException {
        imports.requireFaulty(id, currentPerson.get());
        CsvDownload.begin(response, words.of("page.import.faultyFile"));
        imports.writeFaulty(id, currentPerson.get(), response.getWriter());
    }

    private String show(ImportState state, ImportRequest asked, Map<String, String> columns, Model model) {
        boolean toCheck = List.of("NEW", "CHECKED").contains(state.state());
        model.addAttribute("state", state);
        model.addAttribute("report", state.report());
        model.addAttribute("asked", asked);
        model.addAttribute("columns", columns);
        model.addAttribute("toCheck", toCheck);
        if (toCheck) {
            model.addAttribute("targets", imports.targets());
            model.addAttribute("owners", ownership.choices(currentPerson.get()));
        }
        return "import-state";
    }
}
