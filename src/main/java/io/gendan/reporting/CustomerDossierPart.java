package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.customer.completeness.Completeness;
import io.gendan.customer.dossier.DossierViews;
import io.gendan.pipeline.CallTimeWords;
import io.gendan.pipeline.ContactBooks;
import io.gendan.staff.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The dossier, and who is there and how to reach them (D-01, D-02). */
@Component
class CustomerDossierPart implements CustomerPagePart {

    private final DossierViews dossiers;
    private final ContactBooks books;
    private final CallTimeWords callTimeWords;
    private final Completeness completeness;

    CustomerDossierPart(
            DossierViews dossiers, ContactBooks books, CallTimeWords callTimeWords, Completeness completeness) {
        this.dossiers = dossiers;
        this.books = books;
        this.callTimeWords = callTimeWords;
        this.completeness = completeness;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        model.addAttribute("completeness", completeness.of(customer.number()));
        model.addAttribute("dossier", dossiers.of(customer.number(), reader));
        model.addAttribute("book", books.of(customer.number(), reader));
        model.addAttribute("bookTimes", callTimeWords);
    }
}
