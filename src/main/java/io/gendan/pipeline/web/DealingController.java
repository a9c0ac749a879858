package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Dealing;
import io.gendan.customer.DealingImport;
import io.gendan.customer.DealingReport;
import io.gendan.customer.Dealings;
import io.gendan.customer.ImportUpload;
import io.gendan.engine.TableReader;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The dealings of customers with us (D-02), from a table and of one customer. */
@RestController
class DealingController {

    private static final int MOST = 1_000;

    private final CurrentPerson currentPerson;
    private final DealingImport dealingImport;
    private final Dealings dealings;

    DealingController(CurrentPerson currentPerson, DealingImport dealingImport, Dealings dealings) {
        this.currentPerson = currentPerson;
        this.dealingImport = dealingImport;
        this.dealings = dealings;
    }

    /** The latest dealings, and all of them in short. */
    record Found(
            List<Dealing> items,
            long total,
            long won,
            BigDecimal sum,
            @Nullable LocalDate lastOn,
            long open) {}

    @Operation(summary = "api.dealings.import", description = "api.dealings.import.description")
    @PostMapping("/api/dealings/import")
    DealingReport importDealings(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        var person = currentPerson.get();
        dealingImport.check(person);
        try (var upload = ImportUpload.of(file.getInputStream(), file.getOriginalFilename());
                var reader = TableReader.open(upload.file())) {
            return dealingImport.run(reader.all(), dryRun, person);
        }
    }

    @Operation(summary = "api.dealings.of")
    @GetMapping("/api/customers/{number}/dealings")
    Found of(@PathVariable String number) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        var summary = dealings.summary(customer, person);
        return new Found(
                dealings.of(customer, person, MOST),
                summary.total(),
                summary.won(),
                summary.sum(),
                summary.lastOn(),
                summary.open());
    }
}
