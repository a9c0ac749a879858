package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.DossierViews;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.journey.Attitude;
import io.gendan.journey.Channel;
import io.gendan.pipeline.ContactStories;
import io.gendan.pipeline.ContactStory.Wanted;
import io.gendan.pipeline.CustomerViews;
import io.gendan.pipeline.Glances;
import io.gendan.staff.CurrentPerson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A customer's story contact by contact, to be filtered, and the whole of it to be printed with the dossier (N-02, N-21,
 * D-01).
 */
@Controller
class CustomerStoryPages {

    private static final int PAGE = 50;

    private final CurrentPerson currentPerson;
    private final CustomerViews views;
    private final ContactStories stories;
    private final Glances glances;
    private final DossierViews dossiers;
    private final AuditTrail trail;

    CustomerStoryPages(
            CurrentPerson currentPerson,
            CustomerViews views,
            ContactStories stories,
            Glances glances,
            DossierViews dossiers,
            AuditTrail trail) {
        this.currentPerson = currentPerson;
        this.views = views;
        this.stories = stories;
        this.glances = glances;
        this.dossiers = dossiers;
        this.trail = trail;
    }

    @GetMapping("/customers/{number}/story")
    String contacts(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Attitude attitude,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var person = currentPerson.get();
        var view = views.full(CustomerNumber.parse(number), person);
        var wanted = new Wanted(attitude, channel, null, from, to, open);
        int part = Math.max(0, page);
        var story = stories.of(view.customer().number(), wanted, part, PAGE, person);
        model.addAttribute("view", view);
        model.addAttribute("wanted", wanted);
        model.addAttribute("story", story);
        model.addAttribute("part", part);
        model.addAttribute("parts", (story.total() + PAGE - 1) / PAGE);
        model.addAttribute("attitudes", List.of(Attitude.values()));
        model.addAttribute("channels", List.of(Channel.values()));
        return "customer-story";
    }

    @GetMapping("/customers/{number}/print")
    @Transactional
    String print(@PathVariable String number, Model model) {
        var person = currentPerson.get();
        var view = views.full(CustomerNumber.parse(number), person);
        trail.put(AuditKind.EXPORTED, person.login(), view.customer().number().value(), Map.of("what", "printed"));
        model.addAttribute("view", view);
        model.addAttribute("dossier", dossiers.of(view.customer().number(), person));
        model.addAttribute("glance", glances.of(view.customer().number(), person, Glances.Breadth.WHOLE));
        return "customer-print";
    }
}
