package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.CustomerList;
import io.gendan.pipeline.PoolClaims;
import io.gendan.pipeline.PoolList;
import io.gendan.pipeline.SoonReleased;
import io.gendan.staff.CurrentPerson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pool 公海: what lies in it, to claim or to give away, and what goes there soon (ST-03, CD-05). */
@Controller
class PoolPages {

    /** As many as a page shows can be claimed at once. */
    private static final int MOST_AT_ONCE = PoolList.PAGE_SIZE;

    private final CurrentPerson currentPerson;
    private final PoolList pool;
    private final SoonReleased soon;
    private final PoolClaims claims;
    private final CustomerList customers;
    private final Words words;

    PoolPages(
            CurrentPerson currentPerson,
            PoolList pool,
            SoonReleased soon,
            PoolClaims claims,
            CustomerList customers,
            Words words) {
        this.currentPerson = currentPerson;
        this.pool = pool;
        this.soon = soon;
        this.claims = claims;
        this.customers = customers;
        this.words = words;
    }

    @GetMapping("/pool")
    String pool(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var person = currentPerson.get();
        var query = new PoolList.Query(q, stage, null, Math.max(0, page));
        var found = pool.find(query, person);
        model.addAttribute("query", query);
        model.addAttribute("found", found);
        model.addAttribute("first", (long) query.page() * PoolList.PAGE_SIZE + 1);
        model.addAttribute(
                "last", (long) query.page() * PoolList.PAGE_SIZE + found.items().size());
        model.addAttribute("stages", customers.stages());
        model.addAttribute("soon", soon.of(person));
        return "pool";
    }

    /** Claims every customer that was ticked, each for itself: what can't be had is told, the others are claimed. */
    @PostMapping("/pool/claim")
    String claim(@RequestParam(required = false) @Nullable List<String> number, RedirectAttributes told) {
        var claimed = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (var one : number == null
                ? List.<String>of()
                : number.stream().limit(MOST_AT_ONCE).toList()) {
            try {
                claims.claim(CustomerNumber.parse(one), currentPerson.get());
                claimed.add(one);
            } catch (Refusal refusal) {
                refused.add(one + ": " + inWords(refusal, one));
            }
        }
        if (claimed.size() == 1 && refused.isEmpty()) {
            told.addFlashAttribute("claimed", true);
            return "redirect:/customers/" + claimed.get(0);
        }
        told.addFlashAttribute("claimed", claimed);
        told.addFlashAttribute("refused", refused);
        return "redirect:/pool";
    }

    @PostMapping("/customers/{number}/give")
    String give(@PathVariable String number, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        var customer = CustomerNumber.parse(number);
        var sent = new HashMap<String, Object>(typed);
        sent.put("exception", typed.containsKey("exception"));
        try {
            claims.give(customer, sent, currentPerson.get());
            told.addFlashAttribute("given", true);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            told.addFlashAttribute("giveRefused", words.of(refusal));
            told.addFlashAttribute("giveTyped", typed);
        }
        return "redirect:/customers/" + customer.value();
    }

    /** Who stood in the list and isn't seen any more has been claimed meanwhile. */
    private String inWords(Refusal refusal, String number) {
        return refusal.kind() == Refusal.Kind.NOT_FOUND ? words.of("refusal.pool.notThere", number) : words.of(refusal);
    }
}
