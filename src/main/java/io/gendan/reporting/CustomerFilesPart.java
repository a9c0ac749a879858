package io.gendan.reporting;

import io.gendan.contact.outbox.Outbox;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.staff.Person;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Files and messages, as far as the pool doesn't hide them. */
@Component
class CustomerFilesPart implements CustomerPagePart {

    private static final int MESSAGES_SHOWN = 10;
    private static final int BYTES_OF_A_MEGABYTE = 1024 * 1024;

    private final CustomerFiles files;
    private final Outbox outbox;
    private final CustomerMask mask;

    CustomerFilesPart(CustomerFiles files, Outbox outbox, CustomerMask mask) {
        this.files = files;
        this.outbox = outbox;
        this.mask = mask;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        boolean masked = mask.masked(customer, reader);
        var number = customer.number();
        model.addAttribute("masked", masked);
        model.addAttribute("files", masked ? List.of() : files.of(number));
        model.addAttribute(
                "messages",
                masked
                        ? List.of()
                        : outbox.of(number).stream().limit(MESSAGES_SHOWN).toList());
        model.addAttribute("fileExtensions", CustomerFiles.extensions());
        model.addAttribute("fileTypes", "." + CustomerFiles.extensions().replace(", ", ",."));
        model.addAttribute("fileLargest", CustomerFiles.LARGEST / BYTES_OF_A_MEGABYTE);
    }
}
