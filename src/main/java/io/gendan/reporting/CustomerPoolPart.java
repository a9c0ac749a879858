package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.pipeline.Owners;
import io.gendan.pipeline.PoolClaims;
import io.gendan.staff.Person;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who owned the customer so far, and who may get it from the pool (ST-03). */
@Component
class CustomerPoolPart implements CustomerPagePart {

    private final Owners owners;
    private final PoolClaims claims;

    CustomerPoolPart(Owners owners, PoolClaims claims) {
        this.owners = owners;
        this.claims = claims;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        model.addAttribute("owners", owners.of(customer.number(), reader));
        model.addAttribute("receivers", customer.owner() == null ? claims.receivers(reader) : List.of());
    }
}
