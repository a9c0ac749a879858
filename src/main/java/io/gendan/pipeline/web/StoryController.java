package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Attitude;
import io.gendan.journey.Channel;
import io.gendan.pipeline.ContactStories;
import io.gendan.pipeline.ContactStory;
import io.gendan.pipeline.ContactStory.Wanted;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.pipeline.DecisionMap;
import io.gendan.pipeline.DecisionMaps;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's story from outside: contact by contact, and who decides (N-02, S-01). */
@RestController
@RequestMapping("/api/customers/{number}")
class StoryController {

    private static final int PAGE = 50;

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final ContactStories stories;
    private final DecisionMaps maps;

    StoryController(CurrentPerson currentPerson, CustomerAccess access, ContactStories stories, DecisionMaps maps) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.stories = stories;
        this.maps = maps;
    }

    @Operation(summary = "api.story.contacts", description = "api.story.contacts.description")
    @GetMapping("/story")
    ContactStory contacts(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Attitude attitude,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "0") int page) {
        var person = currentPerson.get();
        var customer = access.toRead(CustomerNumber.parse(number), person);
        return stories.of(customer, new Wanted(attitude, channel, by, from, to, open), page, PAGE, person);
    }

    @Operation(summary = "api.story.decisionMap", description = "api.story.decisionMap.description")
    @GetMapping("/decision-map")
    DecisionMap decisionMap(@PathVariable String number) {
        var person = currentPerson.get();
        return maps.of(access.toRead(CustomerNumber.parse(number), person), person);
    }
}
