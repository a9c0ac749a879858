package io.gendan.pipeline.web;

import io.gendan.pipeline.CustomerExport;
import io.gendan.pipeline.CustomerExport.Format;
import io.gendan.pipeline.CustomerFilter;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The customers that somebody sees, as a table (D-06). */
@RestController
class CustomerExportController {

    private final CurrentPerson currentPerson;
    private final CustomerExport export;

    CustomerExportController(CurrentPerson currentPerson, CustomerExport export) {
        this.currentPerson = currentPerson;
        this.export = export;
    }

    @Operation(summary = "api.customers.export", description = "api.customers.export.description")
    @GetMapping("/api/customers/export")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @ParameterObject @ModelAttribute(binding = false) CustomerFilter filter,
            HttpServletResponse response)
            throws IOException {
        var wanted = format.equalsIgnoreCase("xlsx") ? Format.XLSX : Format.CSV;
        var query = filter.query(null, 0);
        var person = currentPerson.get();
        export.check(query, person);
        response.setContentType(
                wanted == Format.CSV
                        ? "text/csv;charset=UTF-8"
                        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("customers." + wanted.name().toLowerCase(Locale.ROOT))
                        .build()
                        .toString());
        export.write(query, wanted, person, response.getOutputStream());
    }
}
