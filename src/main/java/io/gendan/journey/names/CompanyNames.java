package io.gendan.journey.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a company is called: its name with and without legal form and place, and its trade name, which stands in Chinese
 * between the place and the first general word, as 恒力 in 浙江恒力科技有限公司 (S-15).
 */
final class CompanyNames {

    private static final int SHORTEST_WORD = 4;
    private static final int CALLED_SO = 2;
    private static final int LONG = 4;

    static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\d][\\p{IsLatin}\\d&.'’ -]*");
    private static final Pattern BRACKETED = Pattern.compile("\\s*[（(【\\[〔]\\s*([^（()）】\\]〕]*?)\\s*[）)】\\]〕]\\s*");
    private static final Pattern LEGAL_FORM =
            Pattern.compile("(?i)[\\s,.]+(?:inc|corp|corporation|company|co|limited|ltd|llc|plc|gmbh|ag)[\\s,.]*$"
                    + "|(?:股份有限公司|有限责任公司|有限責任公司|有限公司|分公司|集团|集團|公司)$");

    private final @Nullable String place;
    private final List<String> names = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    CompanyNames(String company, @Nullable String place) {
        this.place = place;
        names.add(company.strip());
        var inside = BRACKETED
                .matcher(company)
                .results()
                .map(found -> found.group(1))
                .toList();
        HAN.matcher(BRACKETED.matcher(company).replaceAll("")).results().forEach(part -> han(part.group()));
        LATIN.matcher(BRACKETED.matcher(company).replaceAll(" ")).results().forEach(part -> latin(part.group()));
        for (var part : inside) {
            HAN.matcher(part).results().forEach(found -> han(found.group()));
            LATIN.matcher(part).results().forEach(found -> latin(found.group()));
        }
    }

    /** Left out wherever they stand, in capitals or not; never a place or a general word by itself. */
    List<String> names() {
        return names.stream()
                .filter(name -> name.length() >= CALLED_SO)
                .filter(name -> !PlainWords.isPlain(name) && !Objects.equals(name, place))
                .toList();
    }

    /** Words of an English name, left out where they are written with a capital. */
    List<String> words() {
        return words;
    }

    private void han(String name) {
        var core = plain(name);
        names.addAll(List.of(name, core));
        var own = PlainWords.withoutPlace(core, place);
        var called = PlainWords.withoutGeneralHead(own);
        if (called.length() < CALLED_SO) {
            return;
        }
        names.add(own);
        int length = PlainWords.tradeName(called);
        if (length < CALLED_SO) {
            names.add(core.substring(0, core.length() - called.length() + length));
            return;
        }
        names.add(called.substring(0, length));
        names.add(called.substring(0, Math.min(length, LONG)));
        names.add(called.substring(0, CALLED_SO));
        if (length == LONG) {
            names.add(called.substring(CALLED_SO, LONG));
        }
    }

    private void latin(String name) {
        var core = plain(name);
        names.addAll(List.of(name.strip(), core));
        var own = LatinWords.of(core).stream()
                .filter(word -> !PlainWords.isPlain(word) && !word.equalsIgnoreCase(place))
                .toList();
        own.stream().limit(1).filter(word -> word.length() >= SHORTEST_WORD).forEach(names::add);
        words.addAll(own);
    }

    private static String plain(String name) {
        var plain = name.strip();
        var shorter = LEGAL_FORM.matcher(plain).replaceFirst("");
        while (!shorter.isBlank() && !shorter.equals(plain)) {
            plain = shorter;
            shorter = LEGAL_FORM.matcher(plain).replaceFirst("");
        }
        return plain.strip();
    }
}
