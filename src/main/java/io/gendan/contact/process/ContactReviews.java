package io.gendan.contact.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.journey.DraftApprovals;
import io.gendan.journey.Journeys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What ContactProcess asks about the reviews of a draft (N-11). */
@Component("contactReviews")
@ForModels
public class ContactReviews {

    private final Journeys journeys;
    private final DraftApprovals approvals;

    ContactReviews(Journeys journeys, DraftApprovals approvals) {
        this.journeys = journeys;
        this.approvals = approvals;
    }

    /** How many approvals of the draft as it stands count; none once its words have changed. */
    public int approvals(DelegateExecution execution) {
        return approvals.counted(journeys.require(new CustomerNumber(execution.getProcessBusinessKey())));
    }
}
