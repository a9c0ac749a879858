package io.gendan.pipeline.process;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.Ownership;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Journeys;
import io.gendan.staff.Staff;
import io.gendan.staff.TeamSight;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Opens the journey of a customer who is known (the business key says who), or of one who has just been entered in the
 * start form. Gate into A: the customer has an owner.
 */
@Component("openJourney")
@ForModels
class OpenJourney implements JavaDelegate {

    private final Customers customers;
    private final Ownership ownership;
    private final Journeys journeys;
    private final Staff staff;
    private final TeamSight teamSight;

    OpenJourney(Customers customers, Ownership ownership, Journeys journeys, Staff staff, TeamSight teamSight) {
        this.customers = customers;
        this.ownership = ownership;
        this.journeys = journeys;
        this.staff = staff;
        this.teamSight = teamSight;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (execution.getProcessBusinessKey() == null) {
            var number = enter(FormFields.of(execution)).value();
            execution.setProcessBusinessKey(number);
            teamSight.begun(execution.getProcessInstanceId(), number);
        }
        journeys.open(
                new CustomerNumber(execution.getProcessBusinessKey()),
                String.valueOf(execution.getVariable(ProcessVariables.COMPLETED_BY)),
                execution.getProcessInstanceId());
    }

    private CustomerNumber enter(FormFields form) {
        var by = staff.require(form.completedBy());
        var named = form.optional("owner");
        var owner = ownership.ownerFor(by, named == null ? by.login() : named);
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var field : CustomerField.values()) {
            var value = form.all().get(field.key());
            if (value != null) {
                typed.put(field, value.toString());
            }
        }
        typed.put(CustomerField.OWNER, String.valueOf(owner));
        return customers.create(NewCustomer.read(Map.copyOf(typed)), by.login()).number();
    }
}
