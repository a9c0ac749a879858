package io.gendan.reporting;

import io.gendan.engine.CsvDownload;
import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.engine.audit.AuditVerification;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The audit trail for auditors: who did what with rights and secrets, and whether the trail is what was written. */
@Controller
class AuditPage {

    private final AuditEntries entries;
    private final AuditSentences sentences;
    private final AuditDownload table;
    private final AuditVerification verification;
    private final AuditTrail trail;
    private final CurrentPerson currentPerson;

    AuditPage(
            AuditEntries entries,
            AuditSentences sentences,
            AuditDownload table,
            AuditVerification verification,
            AuditTrail trail,
            CurrentPerson currentPerson) {
        this.entries = entries;
        this.sentences = sentences;
        this.table = table;
        this.verification = verification;
        this.trail = trail;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/audit")
    String read(@ModelAttribute(binding = false) AuditRequest wanted, Model model) {
        var query = wanted.query();
        long total = entries.count(query);
        model.addAttribute("wanted", wanted);
        model.addAttribute("kinds", List.of(AuditKind.values()));
        model.addAttribute("entries", entries.find(query, wanted.offset(), AuditRequest.PAGE));
        model.addAttribute("sentences", sentences);
        model.addAttribute("total", total);
        model.addAttribute("part", wanted.part());
        model.addAttribute("parts", (total + AuditRequest.PAGE - 1) / AuditRequest.PAGE);
        return "audit";
    }

    @PostMapping("/audit/verification")
    String verify(RedirectAttributes told) {
        var found = verification.verify(List.of());
        trail.put(
                AuditKind.TRAIL,
                currentPerson.get().login(),
                null,
                Map.of("what", "verified", "whole", found.isWhole(), "entries", found.sealed()));
        told.addFlashAttribute("found", found);
        return "redirect:/audit";
    }

    @GetMapping("/audit/export")
    void export(@ModelAttribute(binding = false) AuditRequest wanted, HttpServletResponse response) throws IOException {
        var query = wanted.query();
        trail.put(AuditKind.EXPORTED, currentPerson.get().login(), null, Map.of("what", "trail"));
        CsvDownload.begin(response, "audit-trail.csv");
        table.write(query, response.getWriter());
    }
}
