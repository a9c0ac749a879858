package io.gendan.customer.search;

import io.gendan.customer.CustomerMask;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What one word finds among the numbers and entries of customers. */
final class EntryHits {

    private static final String RANK = """
            case when e.kind = 'NAME' then case when e.text = :plain%1$s or e.text like :full%1$s then 0
                when e.text like :begins%1$s then 1 else 2 end
                when e.kind in ('OTHER_NAME', 'CONTACT_PERSON') then 3 else 4 end rank
            """;
    private static final String ANYWHERE = "select e.number, " + RANK
            + " from search_entry e where e.text like :part%1$s and e.kind = any(:kinds%1$s)";
    private static final String UNMASKED =
            " from search_entry e join customer o on o.number = e.number and not " + CustomerMask.condition("o");
    private static final String REACHED =
            "select e.number, " + RANK + UNMASKED + " where e.text like :part%1$s and e.kind = any(:reach%1$s)";
    private static final String WHOLE =
            "select e.number, 0 rank" + UNMASKED + " where e.text = :whole%1$s and e.kind = any(:reach%1$s)";
    private static final String DIGITS = "select e.number, 3 rank" + UNMASKED
            + " where e.kind = 'PHONE' and (e.text like :digits%1$s or e.text like :trunk%1$s)";
    private static final String NUMBER = "select number, case when lower(number) = :plain%1$s then 0 else 2 end rank"
            + " from customer where number ilike :part%1$s";
    private static final String OWNER = "select number, 5 rank from customer where owner in"
            + " (select login from person where lower(login) = :plain%1$s or lower(name) = :plain%1$s)";
    private static final String MIXTURE = "select e.number, 3 rank from search_entry e"
            + " where e.text like :initials%1$s and e.text ~ :mixture%1$s and e.kind = any(:kinds%1$s)";
    private static final String SPELT =
            "select e.number, 2 rank from search_entry e where e.text like :spelt%1$s and e.kind = any(:kinds%1$s)";

    private final SearchWord word;
    private final boolean outline;
    private final String id;
    private final Map<String, Object> parameters = new HashMap<>();

    EntryHits(SearchWord word, boolean outline, String id) {
        this.word = word;
        this.outline = outline;
        this.id = id;
        parameters.put("plain" + id, word.plain());
        parameters.put("full" + id, SearchWord.escaped(word.plain()) + " %");
        parameters.put("begins" + id, word.inTheBeginning());
        parameters.put("part" + id, word.anywhere());
        parameters.put("whole" + id, word.whole());
        parameters.put("reach" + id, FoundBy.names(FoundBy.REACH));
        parameters.put("kinds" + id, kinds(outline));
        // Within the country the leading zero stands for its code.
        parameters.put("digits" + id, "%" + word.digits() + "%");
        parameters.put("trunk" + id, "%" + word.digits().replaceFirst("^0+(?=\\d{3})", "") + "%");
        parameters.put("grams" + id, PlainText.grams(word.plain()).toArray(String[]::new));
    }

    List<Hits> all() {
        var all = new ArrayList<String>();
        all.add(ANYWHERE + grams());
        all.add(NUMBER);
        addPinyin(all);
        if (!outline) {
            all.add(REACHED + grams());
            all.add(WHOLE);
            all.add(OWNER);
            if (!word.digits().isEmpty()) {
                all.add(DIGITS);
            }
        }
        return all.stream().map(sql -> new Hits(sql.formatted(id), parameters)).toList();
    }

    /** What is found by a word of everybody, or of administrators alone. */
    static String[] kinds(boolean outline) {
        var kinds = new HashSet<>(outline ? FoundBy.OUTLINE : EnumSet.allOf(FoundBy.class));
        kinds.removeAll(FoundBy.REACH);
        return FoundBy.names(kinds);
    }

    private String grams() {
        return PlainText.grams(word.plain()).isEmpty() ? "" : " and e.grams @> :grams%1$s::text[]";
    }

    private void addPinyin(List<String> all) {
        var mixture = Pinyin.mixture(word.plain());
        if (!mixture.isEmpty()) {
            var initials = new StringBuilder();
            mixture.forEach(part -> initials.append(part.charAt(0)));
            parameters.put("initials" + id, "%" + initials + "%");
            parameters.put("mixture" + id, mixture(mixture));
            all.add(MIXTURE);
        }
        if (PlainText.hasChinese(word.plain()) && word.plain().matches(".*[a-z].*")) {
            parameters.put("spelt" + id, "%" + Pinyin.full(word.plain()).get(0) + "%");
            all.add(SPELT);
        }
    }

    /** An initial may be followed by the rest of its syllable. */
    private static String mixture(List<String> parts) {
        var pattern = new StringBuilder();
        parts.forEach(part -> pattern.append(part).append(part.length() == 1 ? "[a-z]{0,5}" : ""));
        return pattern.toString();
    }
}
