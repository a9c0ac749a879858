package io.gendan.customer.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one word finds that isn't written quite so: slips of the pen, and other characters of the same sound. */
final class ForgivingHits {

    private static final int SHORTEST_LATIN = 4;

    private static final String SIMILAR =
            "select e.number, 5 - word_similarity(:plain%1$s, e.text) rank from search_similar(:plain%1$s) e"
                    + " where e.kind = any(:forgiving%1$s)";
    private static final String SOUND =
            "select e.number, 4 rank from search_entry e where e.text like :sound%1$s and e.kind = any(:forgiving%1$s)";
    /** A third of the pairs of characters at least stand there too: of four characters one may be another. */
    private static final String PAIRS = """
            select e.number, 5 rank from search_entry e where e.grams && :grams%1$s::text[] and e.kind = any(:forgiving%1$s)
            and 3 * cardinality(array(select unnest(e.grams) intersect select unnest(:grams%1$s::text[])))
                >= cardinality(:grams%1$s::text[])
            """;

    private final SearchWord word;
    private final String id;
    private final Map<String, Object> parameters = new HashMap<>();

    ForgivingHits(SearchWord word, boolean outline, String id) {
        this.word = word;
        this.id = id;
        var kinds = EnumSet.copyOf(FoundBy.FORGIVING);
        if (outline) {
            kinds.retainAll(FoundBy.OUTLINE);
        }
        parameters.put("forgiving" + id, FoundBy.names(kinds));
    }

    List<Hits> all() {
        var all = new ArrayList<String>();
        if (PlainText.hasChinese(word.plain())) {
            var grams = PlainText.grams(word.plain());
            if (!grams.isEmpty()) {
                parameters.put("grams" + id, grams.toArray(String[]::new));
                parameters.put("sound" + id, "%" + Pinyin.full(word.plain()).get(0) + "%");
                all.add(SOUND);
                all.add(PAIRS);
            }
        } else if (word.plain().length() >= SHORTEST_LATIN && word.digits().isEmpty()) {
            parameters.put("plain" + id, word.plain());
            all.add(SIMILAR);
        }
        return all.stream().map(sql -> new Hits(sql.formatted(id), parameters)).toList();
    }
}
