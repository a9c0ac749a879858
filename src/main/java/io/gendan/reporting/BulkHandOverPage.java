package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.BulkHandOvers;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The customers of somebody who leaves, to one colleague or to several. */
@Controller
class BulkHandOverPage {

    /** Fields that send one customer to somebody else: {@code customer.C-000123}. */
    private static final String EXCEPTION = "customer.";

    /** So many customers can be given to somebody else one by one. */
    private static final int MOST_EXCEPTIONS = 200;

    private final BulkHandOvers handOvers;
    private final CurrentPerson currentPerson;
    private final Words words;

    BulkHandOverPage(BulkHandOvers handOvers, CurrentPerson currentPerson, Words words) {
        this.handOvers = handOvers;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping("/hand-over")
    String page(@RequestParam(required = false) @Nullable String person, Model model) {
        return show(person, Map.of(), model);
    }

    @PostMapping("/hand-over")
    String handOver(
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var leaver = typed.getOrDefault("person", "");
        try {
            handOvers.ask(leaver, sent(typed), currentPerson.get());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return show(leaver, typed, model);
        }
        told.addAttribute("person", leaver);
        return "redirect:/hand-over";
    }

    private String show(@Nullable String leaver, Map<String, String> typed, Model model) {
        var me = currentPerson.get();
        var leavers = handOvers.leavers(me);
        model.addAttribute("leavers", leavers);
        model.addAttribute("typed", typed);
        model.addAttribute("exception", EXCEPTION);
        if (leaver != null && leavers.stream().map(Person::login).anyMatch(leaver::equals)) {
            customers(leaver, me, model);
        }
        if (leaver != null && !leaver.isBlank()) {
            model.addAttribute("leaver", leaver);
            model.addAttribute("report", handOvers.latest(leaver, me).orElse(null));
        }
        return "hand-over";
    }

    /** Administrators see no customer data: for them it is all or none. */
    private void customers(String leaver, Person me, Model model) {
        var customers = handOvers.customersOf(leaver, me);
        var shown = new LinkedHashMap<String, String>();
        if (me.role() != Role.ADMIN && customers.size() <= MOST_EXCEPTIONS) {
            shown.putAll(customers);
        }
        model.addAttribute("count", customers.size());
        model.addAttribute("customers", shown);
        model.addAttribute("receivers", handOvers.receivers(leaver, me));
    }

    /** As a program would send it: what was left empty is not there. */
    private static Map<String, Object> sent(Map<String, String> typed) {
        var sent = new HashMap<String, Object>();
        var exceptions = new HashMap<String, String>();
        typed.forEach((key, text) -> {
            if (key.startsWith(EXCEPTION) && !text.isBlank()) {
                exceptions.put(key.substring(EXCEPTION.length()), text);
            } else if ((key.equals("to") || key.equals("reason")) && !text.isBlank()) {
                sent.put(key, text);
            }
        });
        sent.put("customers", exceptions);
        return sent;
    }
}
