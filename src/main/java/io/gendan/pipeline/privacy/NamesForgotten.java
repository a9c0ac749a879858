package io.gendan.pipeline.privacy;

import io.gendan.contact.cases.CasesRetold;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NamesBorne;
import io.gendan.customer.consent.Consent.Purpose;
import io.gendan.customer.consent.Consents;
import io.gendan.journey.IndustryNotes;
import io.gendan.journey.names.NamesLeftOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Texts that all may read and from which names are left out by whoever reads them: our cases, what an industry teaches
 * (S-15). Before the names themselves are erased, they are left out for good.
 */
@Component
class NamesForgotten {

    private final Customers customers;
    private final NamesBorne names;
    private final Consents consents;
    private final CasesRetold cases;
    private final IndustryNotes notes;

    NamesForgotten(Customers customers, NamesBorne names, Consents consents, CasesRetold cases, IndustryNotes notes) {
        this.customers = customers;
        this.names = names;
        this.consents = consents;
        this.cases = cases;
        this.notes = notes;
    }

    /**
     * Leaves out a customer with all its persons, or one person alone, and returns in how many rows of which table.
     *
     * @param numbers the customer's, and of those that turned out to be it
     * @param person id of the one person; null for the customer
     */
    Map<String, Long> leaveOut(CustomerNumber number, List<String> numbers, @Nullable Long person) {
        var left = names(number, person);
        var rows = new LinkedHashMap<String, Long>();
        rows.put("case_story", cases.without(left, consents.spokeOf(number, Purpose.EXAMPLE, person)));
        rows.put("record_entry", notes.leaveOut(left, numbers));
        return rows;
    }

    private NamesLeftOut names(CustomerNumber number, @Nullable Long person) {
        var city = customers.require(number).city();
        if (person != null) {
            return new NamesLeftOut(List.of(), city, names.ofPerson(person));
        }
        var borne = names.of(number);
        return new NamesLeftOut(borne.customer(), city, borne.persons());
    }
}
