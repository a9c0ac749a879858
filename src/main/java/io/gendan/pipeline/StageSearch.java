package io.gendan.pipeline;

import io.gendan.customer.search.Hits;
import io.gendan.customer.search.Reason;
import io.gendan.customer.search.SearchSource;
import io.gendan.customer.search.SearchWord;
import io.gendan.journey.Journeys;
import io.gendan.journey.Stages;
import io.gendan.staff.Person;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds customers by the stage where they stand, when a word is the name of one. */
@Component
class StageSearch implements SearchSource {

    private static final String LATEST = """
            select customer_number number, 5 rank from (select distinct on (customer_number) customer_number, stage
                from journey j order by customer_number, %2$s) latest where latest.stage = :stage%1$s
            """;

    private final Stages stages;

    StageSearch(Stages stages) {
        this.stages = stages;
    }

    /** One letter is part of too many names. */
    @Override
    public List<Hits> of(SearchWord word, Person reader, String id) {
        var stage = word.plain().toUpperCase(Locale.ROOT);
        return stage.length() > 1
                        && stages.all().stream().anyMatch(known -> known.name().equals(stage))
                ? List.of(new Hits(LATEST.formatted(id, Journeys.LATEST_FIRST), Map.of("stage" + id, stage)))
                : List.of();
    }

    /** The list shows the stage anyway. */
    @Override
    public Map<String, Reason> reasons(Collection<String> numbers, SearchWord word, Person reader) {
        return Map.of();
    }
}
