package io.gendan.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.search.FoundBy;
import io.gendan.customer.search.Hits;
import io.gendan.customer.search.PlainText;
import io.gendan.customer.search.Reason;
import io.gendan.customer.search.SearchSource;
import io.gendan.customer.search.SearchWord;
import io.gendan.journey.SealedViews;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds customers by what is on record. A sealed view of a session finds nothing for anybody but its author
 * (S-01, S-11), and where contact data is masked nothing is found, for it may stand anywhere (ST-03).
 */
@Component
class RecordSearch implements SearchSource {

    private static final int SHORTEST = 2;

    private static final String READABLE = " and (e.author = :reader%1$s or not " + SealedViews.condition("e") + ")";

    private static final String OPEN = " and not exists (select from customer o where o.number = e.customer_number and "
            + CustomerMask.condition("o") + ")";
    private static final String HITS =
            "select e.customer_number number, " + Hits.LAST + " rank from record_entry e where e.words @@ (%2$s)";
    private static final String NEWEST = """
            select distinct on (e.customer_number) e.customer_number number, e.content from record_entry e
            where e.customer_number = any(:numbers) and e.words @@ (%2$s)
            """;

    private record Written(String number, String content) {}

    private final JdbcClient database;
    private final CustomerMask mask;
    private final ObjectMapper json;

    RecordSearch(JdbcClient database, CustomerMask mask, ObjectMapper json) {
        this.database = database;
        this.mask = mask;
        this.json = json;
    }

    @Override
    public List<Hits> of(SearchWord word, Person reader, String id) {
        if (word.plain().length() < SHORTEST) {
            return List.of();
        }
        return List.of(
                new Hits((HITS + READABLE + OPEN).formatted(id, phrases(word, id)), parameters(word, reader, id)));
    }

    @Override
    public Map<String, Reason> reasons(Collection<String> numbers, SearchWord word, Person reader) {
        if (word.plain().length() < SHORTEST || numbers.isEmpty()) {
            return Map.of();
        }
        var reasons = new LinkedHashMap<String, Reason>();
        database.sql((NEWEST + READABLE + OPEN + " order by e.customer_number, e.id desc")
                        .formatted("", phrases(word, "")))
                .params(mask.parameters(reader))
                .params(parameters(word, reader, ""))
                .param("numbers", numbers.toArray(String[]::new))
                .query(Written.class)
                .list()
                .forEach(written -> reasons.put(written.number(), reason(written, word)));
        return reasons;
    }

    /** Chinese words are phrases of their characters, others may go on. */
    private static String phrases(SearchWord word, String id) {
        return PlainText.hasChinese(word.plain())
                ? "phraseto_tsquery('simple', :phrase%1$s) || phraseto_tsquery('simple', :traditional%1$s)"
                        .formatted(id)
                : "to_tsquery('simple', :phrase%1$s)".formatted(id);
    }

    private static Map<String, Object> parameters(SearchWord word, Person reader, String id) {
        var parameters = new HashMap<String, Object>();
        parameters.put("reader" + id, reader.login());
        if (PlainText.hasChinese(word.plain())) {
            parameters.put("phrase" + id, spaced(word.plain()));
            parameters.put("traditional" + id, spaced(PlainText.traditional(word.plain())));
        } else {
            parameters.put("phrase" + id, "'" + word.plain().replaceAll("[\\\\']", " ") + "':*");
        }
        return parameters;
    }

    private static String spaced(String text) {
        return text.replaceAll("(\\p{IsHan})", " $1 ");
    }

    private Reason reason(Written written, SearchWord word) {
        var texts = new ArrayList<String>();
        addTexts(read(written.content()), texts);
        return texts.stream()
                .map(text -> Reason.in(FoundBy.RECORD, null, text, word))
                .filter(reason -> !reason.hit().isEmpty())
                .findFirst()
                .orElseGet(() -> new Reason(FoundBy.RECORD, null, "", "", ""));
    }

    private static void addTexts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(each -> addTexts(each, texts));
    }

    private JsonNode read(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
