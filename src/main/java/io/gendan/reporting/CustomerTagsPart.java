package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.customer.tags.Tags;
import io.gendan.pipeline.CustomerList;
import io.gendan.staff.Person;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The tags, and why the rules gave some of them (D-05). */
@Component
class CustomerTagsPart implements CustomerPagePart {

    private final CustomerList list;
    private final Tags tags;

    CustomerTagsPart(CustomerList list, Tags tags) {
        this.list = list;
        this.tags = tags;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        var number = customer.number();
        model.addAttribute(
                "dynamicTags",
                list.find(number, reader).map(CustomerList.Row::dynamicTags).orElse(List.of()));
        model.addAttribute("tagReasons", tags.why(number));
        model.addAttribute("tagChanges", tags.changes(number));
        model.addAttribute("tagChoices", reader.role().sells() ? tags.choices(reader) : List.of());
    }
}
