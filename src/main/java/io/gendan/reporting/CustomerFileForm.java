package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Attaches a file from the customer's page. */
@Controller
class CustomerFileForm {

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final CustomerFiles files;
    private final CustomerPage page;
    private final Words words;

    CustomerFileForm(
            CurrentPerson currentPerson, CustomerAccess access, CustomerFiles files, CustomerPage page, Words words) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.files = files;
        this.page = page;
        this.words = words;
    }

    @PostMapping("/customers/{number}/files")
    String attach(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String note,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response)
            throws IOException {
        var person = currentPerson.get();
        var customer = access.toRecord(CustomerNumber.parse(number), person);
        try {
            files.attach(customer, sent(file, note), person.login());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("fileRefused", words.of(refusal));
            model.addAttribute("fileNote", note);
            return page.show(customer, person, Map.of(), model);
        }
        told.addFlashAttribute("fileAttached", true);
        return "redirect:/customers/" + customer.value();
    }

    private static CustomerFiles.Sent sent(@Nullable MultipartFile file, @Nullable String note) throws IOException {
        if (file == null) {
            return new CustomerFiles.Sent(null, note, new byte[0]);
        }
        CustomerFiles.refuseLarger(file.getSize());
        return new CustomerFiles.Sent(file.getOriginalFilename(), note, file.getBytes());
    }
}
