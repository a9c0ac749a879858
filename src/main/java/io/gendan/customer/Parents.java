package io.gendan.customer;

import io.gendan.staff.Person;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose subsidiary a customer is (D-01): told, and named by, those alone who see the parent too. */
@Component
class Parents {

    private final CustomerTable table;
    private final Staff staff;

    Parents(CustomerTable table, Staff staff) {
        this.table = table;
        this.staff = staff;
    }

    /** The parent that this person names; none where the number is no customer's that it sees, or nobody's at all. */
    Optional<CustomerNumber> named(String number, Person by) {
        return CustomerNumber.isNumber(number)
                ? table.findSeen(new CustomerNumber(number), staff.outlineSightOf(by))
                        .map(Customer::number)
                : Optional.empty();
    }

    /** The customer, its parent told only where that one is within sight. */
    Customer asSeen(Customer customer, Sight sight) {
        var parent = customer.subsidiaryOf();
        return parent == null || table.findSeen(parent, sight).isPresent() ? customer : customer.withoutParent();
    }
}
