package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.journey.IndustryFinding;
import io.gendan.journey.IndustryResearch;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.files.CustomerFile;
import io.gendan.journey.files.CustomerFiles;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is there already when a customer is researched: of its industry, and as files attached to it. */
@Component
public class KnownResearch implements JourneyTaskContext {

    private static final String TASK = "UserTask_ResearchCustomer";

    private static final int LONGEST_LABEL = 80;

    private final Customers customers;
    private final IndustryResearch research;
    private final CustomerFiles files;
    private final BriefRows rows;

    KnownResearch(Customers customers, IndustryResearch research, CustomerFiles files, BriefRows rows) {
        this.customers = customers;
        this.research = research;
        this.files = files;
        this.rows = rows;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(TASK);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return of(journey.number());
    }

    /**
     * What a completed form takes over, for the record; nothing when the industry was researched anew.
     *
     * @throws Refusal 409 {@code changedMeanwhile} when it is not on offer any more
     */
    public Map<String, Object> takenOver(CustomerNumber number, FormFields form) {
        // Customers who are on their way since before have a form without it.
        var chosen = form.asks("researchTakenOver") ? form.optional("researchTakenOver") : null;
        if (chosen == null) {
            return Map.of();
        }
        var finding = research.offered(number, Long.parseLong(chosen))
                .orElseThrow(() -> Refusal.conflict("changedMeanwhile"));
        return Map.of(
                "researchTakenOver", true,
                "industryFindings", finding.findings(),
                "industrySources", finding.sources(),
                "industryResearchedOn", finding.researchedOn().toString());
    }

    private Map<String, Object> of(CustomerNumber number) {
        var known = research.known(number);
        var industry = customers.require(number).industry();
        return Map.of(
                "industryKnown", industry != null && !industry.isBlank(),
                "knownResearch", known.stream().map(KnownResearch::row).toList(),
                "researchOptions", known.stream().map(KnownResearch::option).toList(),
                "researchFiles", files.of(number).stream().map(this::row).toList());
    }

    private static Map<String, String> row(IndustryFinding known) {
        return BriefRows.row(
                "researchedOn", known.researchedOn(), "sources", known.sources(), "findings", known.findings());
    }

    private static Map<String, String> option(IndustryFinding known) {
        return Map.of("value", id(known), "label", known.researchedOn() + ": " + beginning(known.findings()));
    }

    private static String beginning(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        int most = line.codePointCount(0, line.length());
        return most > LONGEST_LABEL ? line.substring(0, line.offsetByCodePoints(0, LONGEST_LABEL)) + "…" : line;
    }

    private Map<String, String> row(CustomerFile file) {
        return BriefRows.row(
                "file", file.note() == null ? file.name() : file.name() + " – " + file.note(),
                "size", file.size(),
                "by", rows.name(file.addedBy()),
                "on", rows.time(file.addedAt()));
    }

    private static String id(IndustryFinding known) {
        return String.valueOf(known.id());
    }
}
