package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.journey.Attitude;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Direction;
import io.gendan.journey.LossReason;
import io.gendan.pipeline.EarlyPermits;
import io.gendan.pipeline.QuotePermits;
import io.gendan.pipeline.Recording;
import io.gendan.staff.Person;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the form for a contact outside tasks offers, and which permissions can be given (CD-04, A-10). */
@Component
class CustomerContactPart implements CustomerPagePart {

    private static final List<String> MEETING_STAGES = List.of("A2", "B1");

    private final Recording recording;
    private final EarlyPermits permits;
    private final QuotePermits quotePermits;

    CustomerContactPart(Recording recording, EarlyPermits permits, QuotePermits quotePermits) {
        this.recording = recording;
        this.permits = permits;
        this.quotePermits = quotePermits;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        var number = customer.number();
        model.addAttribute("outcomes", recording.outcomesNow(number));
        model.addAttribute("channels", List.of(Channel.values()));
        model.addAttribute("mayAllowEarly", permits.isPossible(number, reader));
        model.addAttribute("mayAllowQuotes", quotePermits.isPossible(number, reader));
        model.addAttribute("contactKinds", List.of(ContactKind.values()));
        model.addAttribute("directions", List.of(Direction.values()));
        model.addAttribute("attitudes", List.of(Attitude.values()));
        model.addAttribute("meetingStages", MEETING_STAGES);
        model.addAttribute("lossReasons", List.of(LossReason.values()));
    }
}
