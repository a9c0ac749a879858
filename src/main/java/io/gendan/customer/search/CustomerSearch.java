package io.gendan.customer.search;

import io.gendan.customer.CustomerMask;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns what somebody looks for into a question for the customers: each word must be found, wherever it is. */
@Component
public class CustomerSearch {

    private final CustomerMask mask;
    private final ObjectProvider<SearchSource> sources;

    CustomerSearch(CustomerMask mask, ObjectProvider<SearchSource> sources) {
        this.mask = mask;
        this.sources = sources;
    }

    /**
     * Joins of {@code customer c} that leave those which are found.
     *
     * @param rank the place of a customer, the best first; a constant when nothing is looked for
     */
    public record Found(String joins, String rank, Map<String, Object> parameters) {

        /** Everything, when nothing is looked for. */
        public static final Found EVERYTHING = new Found("", "0", Map.of());
    }

    /**
     * The customers in which every word is found, so far as this reader may find by it.
     *
     * @param forgiving whether slips of the pen and characters that sound alike are found too
     */
    public Found find(List<SearchWord> words, Person reader, boolean forgiving) {
        if (words.isEmpty()) {
            return Found.EVERYTHING;
        }
        var parameters = new HashMap<>(mask.parameters(reader));
        var joins = new StringBuilder();
        for (int each = 0; each < words.size(); each++) {
            var hits = hits(words.get(each), reader, forgiving, "_" + each);
            joins.append(" join (select number, min(rank) rank from (")
                    .append(hits.stream().map(Hits::sql).collect(Collectors.joining(" union all ")))
                    .append(") h group by number) w")
                    .append(each)
                    .append(" on w")
                    .append(each)
                    .append(".number = c.number");
            hits.forEach(hit -> parameters.putAll(hit.parameters()));
        }
        var ranks = IntStream.range(0, words.size()).mapToObj(each -> "w" + each + ".rank");
        return new Found(joins.toString(), ranks.collect(Collectors.joining(", ", "greatest(", ")")), parameters);
    }

    private List<Hits> hits(SearchWord word, Person reader, boolean forgiving, String id) {
        boolean outline = reader.role() == Role.ADMIN;
        var hits = new ArrayList<>(new EntryHits(word, outline, id).all());
        if (forgiving) {
            hits.addAll(new ForgivingHits(word, outline, id).all());
        }
        if (!outline) {
            sources.orderedStream().forEach(source -> hits.addAll(source.of(word, reader, id)));
        }
        return hits;
    }
}
