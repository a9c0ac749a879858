package io.gendan.contact.preparing;

import io.gendan.contact.cases.CaseLibrary;
import io.gendan.contact.cases.FittingCase;
import io.gendan.customer.Customers;
import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Records;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Our cases to mention: those of the customer's peers and competitors first. */
@Component
class FittingCases extends Preparation {

    private static final int MOST = 5;

    /** Where the research speaks of peers and competitors. */
    private static final List<String> TOLD = List.of("rivals", "industryFindings", "companyFindings");

    private final Customers customers;
    private final Records records;
    private final CaseLibrary library;
    private final Words words;

    FittingCases(Customers customers, Records records, CaseLibrary library, Words words) {
        this.customers = customers;
        this.records = records;
        this.library = library;
        this.words = words;
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var customer = customers.require(journey.number());
        var told = records.latest(journey.number(), EntryKind.RESEARCH)
                .map(FittingCases::told)
                .orElse("");
        return Map.of(
                "fittingCases",
                library.fitting(customer, told, MOST).stream().map(this::row).toList());
    }

    private static String told(Entry research) {
        return TOLD.stream()
                .map(research.content()::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> row(FittingCase fitting) {
        return Map.of(
                "case", fitting.story().customerName(),
                "industry", fitting.story().industry(),
                "why", words.of("case.fits." + fitting.fit()),
                "story", fitting.story().story());
    }
}
