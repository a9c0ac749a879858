package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.privacy.Disclosures;
import io.gendan.pipeline.privacy.Erasure;
import io.gendan.pipeline.privacy.Erasures;
import io.gendan.pipeline.privacy.Erasures.Found;
import io.gendan.pipeline.privacy.Erasures.Wish;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands out all that is held on a person, and erases it. */
@RestController
@RequestMapping("/api/customers/{number}")
class PrivacyController {

    private final CurrentPerson currentPerson;
    private final Disclosures disclosures;
    private final Erasures erasures;

    PrivacyController(CurrentPerson currentPerson, Disclosures disclosures, Erasures erasures) {
        this.currentPerson = currentPerson;
        this.disclosures = disclosures;
        this.erasures = erasures;
    }

    record Asked(List<Erasure> items, long total) {}

    record Mentioned(List<Found> items, long total, long elsewhere) {}

    @Operation(summary = "api.privacy.disclosure", description = "api.privacy.disclosure.description")
    @GetMapping("/disclosure")
    ResponseEntity<byte[]> disclose(
            @PathVariable String number, @RequestParam(required = false) @Nullable Long person) {
        var zip = disclosures.of(CustomerNumber.parse(number), person, currentPerson.get());
        var name = ContentDisposition.attachment()
                .filename("disclosure-" + CustomerNumber.parse(number) + ".zip")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(zip);
    }

    @Operation(summary = "api.privacy.mentions", description = "api.privacy.mentions.description")
    @GetMapping("/mentions")
    Mentioned mentions(@PathVariable String number, @RequestParam(required = false) @Nullable Long person) {
        var found = erasures.mentions(CustomerNumber.parse(number), person, currentPerson.get());
        return new Mentioned(found.items(), found.items().size(), found.elsewhere());
    }

    @Operation(summary = "api.privacy.erasures", description = "api.privacy.erasures.description")
    @GetMapping("/erasures")
    Asked erasures(@PathVariable String number) {
        var all = erasures.of(CustomerNumber.parse(number), currentPerson.get());
        return new Asked(all, all.size());
    }

    @Operation(summary = "api.privacy.ask", description = "api.privacy.ask.description")
    @PostMapping("/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    Erasure ask(@PathVariable String number, @RequestBody Wish wish) {
        return erasures.ask(CustomerNumber.parse(number), wish, currentPerson.get());
    }

    @Operation(summary = "api.privacy.confirm", description = "api.privacy.confirm.description")
    @PostMapping("/erasures/{id}/confirmation")
    Erasure confirm(@PathVariable String number, @PathVariable long id) {
        return erasures.confirm(CustomerNumber.parse(number), id, currentPerson.get());
    }

    @Operation(summary = "api.privacy.withdraw")
    @PostMapping("/erasures/{id}/withdrawal")
    Erasure withdraw(@PathVariable String number, @PathVariable long id) {
        return erasures.withdraw(CustomerNumber.parse(number), id, currentPerson.get());
    }
}
