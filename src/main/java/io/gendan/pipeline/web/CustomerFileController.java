package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.journey.files.CustomerFile;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files attached to a customer: whoever sees the customer reads them, whoever also sells attaches some. */
@RestController
@RequestMapping("/api/customers/{number}/files")
class CustomerFileController {

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final CustomerFiles files;

    CustomerFileController(CurrentPerson currentPerson, CustomerAccess access, CustomerFiles files) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.files = files;
    }

    record Found(List<CustomerFile> items) {}

    @Operation(summary = "api.files.attach", description = "api.files.attach.description")
    @PostMapping
    ResponseEntity<CustomerFile> attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String note)
            throws IOException {
        var person = currentPerson.get();
        var customer = access.toRecord(CustomerNumber.parse(number), person);
        CustomerFiles.refuseLarger(file.getSize());
        var kept = files.attach(
                customer, new CustomerFiles.Sent(file.getOriginalFilename(), note, file.getBytes()), person.login());
        return ResponseEntity.created(URI.create("/api/customers/" + customer.value() + "/files/" + kept.id()))
                .body(kept);
    }

    @Operation(summary = "api.files.list")
    @GetMapping
    Found list(@PathVariable String number) {
        return new Found(files.of(readable(number)));
    }

    /**
     * The content, always to be saved: no browser opens it beside our pages.
     *
     * @throws Refusal 404 {@code customer.unknown} or {@code file.unknown}
     */
    @Operation(summary = "api.files.content")
    @GetMapping("/{id}")
    ResponseEntity<byte[]> content(@PathVariable String number, @PathVariable long id) {
        var file = files.require(readable(number), id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(files.content(file));
    }

    private CustomerNumber readable(String number) {
        return access.toReadAll(CustomerNumber.parse(number), currentPerson.get());
    }
}
