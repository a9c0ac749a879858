package io.gendan.reporting;

import io.gendan.contact.outbox.Outbox;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Dealings;
import io.gendan.customer.dossier.DossierViews;
import io.gendan.journey.Attitude;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Direction;
import io.gendan.journey.Journeys;
import io.gendan.journey.LossReason;
import io.gendan.journey.Records;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.Contracts;
import io.gendan.pipeline.CustomerViews;
import io.gendan.pipeline.EarlyPermits;
import io.gendan.pipeline.Glances;
import io.gendan.pipeline.JourneyFacts;
import io.gendan.pipeline.NextStepOrders;
import io.gendan.pipeline.Owners;
import io.gendan.pipeline.PoolClaims;
import io.gendan.pipeline.QuotePermits;
import io.gendan.pipeline.Recording;
import io.gendan.pipeline.WindowWords;
import io.gendan.staff.Person;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** The page of one customer: what is open, what is on record, and the form for a contact outside tasks. */
@Component
class CustomerPage {

    private static final int ENTRIES = 20;

    private static final int DEALINGS_SHOWN = 10;

    private static final int MESSAGES_SHOWN = 10;

    private static final int BYTES_OF_A_MEGABYTE = 1024 * 1024;

    private static final List<String> MEETING_STAGES = List.of("A2", "B1");

    private final CustomerViews views;
    private final JourneyFacts facts;
    private final Journeys journeys;
    private final Glances glances;
    private final Records records;
    private final WindowWords windowWords;
    private final Recording recording;
    private final CourseChoices choices;
    private final EarlyPermits permits;
    private final QuotePermits quotePermits;
    private final NextStepOrders orders;
    private final Contracts contracts;
    private final CustomerFiles files;
    private final Outbox outbox;
    private final DossierViews dossiers;
    private final Dealings dealings;
    private final CustomerMask mask;
    private final Owners owners;
    private final PoolClaims claims;

    CustomerPage(
            CustomerViews views,
            JourneyFacts facts,
            Journeys journeys,
            Glances glances,
            Records records,
            WindowWords windowWords,
            Recording recording,
            CourseChoices choices,
            EarlyPermits permits,
            QuotePermits quotePermits,
            NextStepOrders orders,
            Contracts contracts,
            CustomerFiles files,
            Outbox outbox,
            DossierViews dossiers,
            Dealings dealings,
            CustomerMask mask,
            Owners owners,
            PoolClaims claims) {
        this.views = views;
        this.facts = facts;
        this.journeys = journeys;
        this.glances = glances;
        this.records = records;
        this.windowWords = windowWords;
        this.recording = recording;
        this.choices = choices;
        this.permits = permits;
        this.quotePermits = quotePermits;
        this.orders = orders;
        this.contracts = contracts;
        this.files = files;
        this.outbox = outbox;
        this.dossiers = dossiers;
        this.dealings = dealings;
        this.mask = mask;
        this.owners = owners;
        this.claims = claims;
    }

    /** Fills in the page for a person who sees the customer; {@code typed} is what stands in the contact form. */
    @Transactional(readOnly = true)
    String show(CustomerNumber number, Person person, Map<String, String> typed, Model model) {
        return show(number, person, typed, 0, model);
    }

    /** The same with another part of the record, 0 for the newest. */
    @Transactional(readOnly = true)
    String show(CustomerNumber number, Person person, Map<String, String> typed, int part, Model model) {
        var view = views.full(number, person);
        model.addAttribute("dealt", dealings.summary(number, person));
        model.addAttribute("dealings", dealings.of(number, person, DEALINGS_SHOWN));
        model.addAttribute("view", view);
        model.addAttribute("glance", glances.of(number, person, Glances.Breadth.NEWEST));
        model.addAttribute("dossier", dossiers.of(number, person));
        model.addAttribute("part", part);
        model.addAttribute("parts", (records.count(number) + ENTRIES - 1) / ENTRIES);
        model.addAttribute("choices", choices.of(view.customer(), view.stage(), person));
        model.addAttribute("record", facts.entries(number, (long) part * ENTRIES, ENTRIES, person));
        model.addAttribute(
                "windows", journeys.latest(number).map(windowWords::of).orElse(List.of()));
        model.addAttribute("typed", typed);
        model.addAttribute("outcomes", recording.outcomesNow(number));
        model.addAttribute("channels", List.of(Channel.values()));
        model.addAttribute("mayAllowEarly", permits.isPossible(number, person));
        model.addAttribute("mayAllowQuotes", quotePermits.isPossible(number, person));
        model.addAttribute("mayArrange", orders.isPossible(number, person));
        model.addAttribute("nextStepPeople", orders.people(number));
        model.addAttribute("currentStep", orders.current(number));
        model.addAttribute("nextStepChannels", NextStepOrders.CHANNELS);
        model.addAttribute("contactKinds", List.of(ContactKind.values()));
        model.addAttribute("directions", List.of(Direction.values()));
        model.addAttribute("attitudes", List.of(Attitude.values()));
        model.addAttribute("meetingStages", MEETING_STAGES);
        model.addAttribute("signing", contracts.of(number));
        boolean masked = mask.masked(view.customer(), person);
        model.addAttribute("masked", masked);
        model.addAttribute("owners", owners.of(number, person));
        model.addAttribute("receivers", view.customer().owner() == null ? claims.receivers(person) : List.of());
        model.addAttribute("files", masked ? List.of() : files.of(number));
        model.addAttribute(
                "messages",
                masked
                        ? List.of()
                        : outbox.of(number).stream().limit(MESSAGES_SHOWN).toList());
        model.addAttribute("fileExtensions", CustomerFiles.extensions());
        model.addAttribute("fileTypes", "." + CustomerFiles.extensions().replace(", ", ",."));
        model.addAttribute("fileLargest", CustomerFiles.LARGEST / BYTES_OF_A_MEGABYTE);
        model.addAttribute("lossReasons", List.of(LossReason.values()));
        return "customer";
    }
}
