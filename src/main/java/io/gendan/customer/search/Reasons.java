package io.gendan.customer.search;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells why customers were found whose names don't show it. */
@Component
public class Reasons {

    private static final String ENTRIES = """
            select e.number, e.kind, e.field, e.shown, e.text from search_entry e
            join customer o on o.number = e.number where e.number = any(:numbers)
                and not (e.kind = any(:reach) and %s)
            """.formatted(CustomerMask.condition("o"));

    private record Line(
            String number, FoundBy kind, @Nullable String field, String shown, String text) {}

    private final JdbcClient database;
    private final CustomerMask mask;
    private final DossierFields fields;
    private final ObjectProvider<SearchSource> sources;

    Reasons(JdbcClient database, CustomerMask mask, DossierFields fields, ObjectProvider<SearchSource> sources) {
        this.database = database;
        this.mask = mask;
        this.fields = fields;
        this.sources = sources;
    }

    /** The reasons by the numbers of the customers on a page of the list; none for what the name shows itself. */
    public Map<String, Reason> of(Collection<String> numbers, List<SearchWord> words, Person reader) {
        if (words.isEmpty() || numbers.isEmpty() || reader.role() == Role.ADMIN) {
            return Map.of();
        }
        var lines = lines(numbers, reader);
        var reasons = new HashMap<String, Reason>();
        for (var word : words) {
            var missing = new LinkedHashMap<String, List<Line>>();
            numbers.forEach(number -> missing.put(
                    number,
                    lines.stream().filter(line -> line.number().equals(number)).toList()));
            missing.entrySet().removeIf(entry -> isShown(entry.getKey(), entry.getValue(), word));
            missing.forEach((number, known) -> known.stream()
                    .filter(line -> fits(line, word))
                    .findFirst()
                    .ifPresent(line -> reasons.putIfAbsent(number, reason(line, word))));
            sources.orderedStream().forEach(source -> source.reasons(missing.keySet(), word, reader)
                    .forEach(reasons::putIfAbsent));
        }
        return reasons;
    }

    private List<Line> lines(Collection<String> numbers, Person reader) {
        return database.sql(ENTRIES)
                .params(mask.parameters(reader))
                .param("numbers", numbers.toArray(String[]::new))
                .param("reach", FoundBy.names(FoundBy.REACH))
                .query(Line.class)
                .list();
    }

    private @Nullable String label(@Nullable String key) {
        return fields.all().stream()
                .filter(field -> field.key().equals(key))
                .map(field -> field.label(LocaleContextHolder.getLocale()))
                .findFirst()
                .orElse(key);
    }

    private static boolean isShown(String number, List<Line> lines, SearchWord word) {
        return PlainText.of(number).contains(word.plain())
                || lines.stream()
                        .anyMatch(line ->
                                line.kind() == FoundBy.NAME && line.text().contains(word.plain()));
    }

    private static boolean fits(Line line, SearchWord word) {
        var digits = word.digits().replaceFirst("^0+(?=\\d{3})", "");
        return line.text().contains(word.plain())
                || (line.kind() == FoundBy.PHONE
                        && !digits.isEmpty()
                        && line.text().contains(digits));
    }

    private Reason reason(Line line, SearchWord word) {
        return Reason.in(line.kind(), label(line.field()), line.shown(), word);
    }
}
