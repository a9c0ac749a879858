package io.gendan.pipeline.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.journey.files.CustomerFile;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.Signing;
import io.gendan.pipeline.Signing.Side;
import io.gendan.pipeline.Signing.Signatory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was signed from its form. */
@Component
class SigningForm {

    private static final String CONTRACT = "contractFile";
    private static final String CUSTOMERS = "customerSignatories";
    private static final String OURS = "ourSignatories";
    /** Asked by forms from before both sides had lists of their own. */
    private static final String AS_TEXT = "signatories";

    private final CustomerFiles files;

    SigningForm(CustomerFiles files) {
        this.files = files;
    }

    /** @throws Refusal 404 {@code file.unknown} when the contract is no file of this customer */
    Signing read(FormFields form) {
        var contract = contract(form);
        return new Signing(
                form.number("joiningFee"),
                form.text("currency"),
                form.number("termMonths").intValueExact(),
                form.date("signedOn"),
                Stream.concat(signatories(form, CUSTOMERS, Side.CUSTOMER), signatories(form, OURS, Side.US))
                        .toList(),
                form.all().get(AS_TEXT) instanceof String text ? text : null,
                contract == null ? null : contract.id());
    }

    /** What goes on record beside the fields: the contract by its name. */
    Map<String, String> told(FormFields form) {
        var contract = contract(form);
        return contract == null ? Map.of() : Map.of(CONTRACT, contract.name());
    }

    private @Nullable CustomerFile contract(FormFields form) {
        var chosen = form.asks(CONTRACT) ? form.optional(CONTRACT) : null;
        return chosen == null ? null : files.require(new CustomerNumber(form.customerNumber()), Long.parseLong(chosen));
    }

    private static Stream<Signatory> signatories(FormFields form, String key, Side side) {
        var rows = form.asks(key) ? form.rows(key) : List.<Map<String, Object>>of();
        return rows.stream().map(row -> new Signatory(side, String.valueOf(row.get("name")), position(row)));
    }

    private static @Nullable String position(Map<String, Object> row) {
        return row.get("position") instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
