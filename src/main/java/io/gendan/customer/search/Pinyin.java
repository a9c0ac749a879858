package io.gendan.customer.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * How Chinese names are spelt in Latin letters, without tones; ü is v. Characters with several sounds (重: zhong, chong)
 * give several spellings.
 */
final class Pinyin {

    /** More spellings than this are not combined with each other any more: each other sound then stands alone. */
    private static final int MOST = 16;

    private static final int LONGEST_SYLLABLE = 6;
    private static final Set<String> SYLLABLES = IntStream.rangeClosed('\u4e00', '\u9fff')
            .mapToObj(sign -> sounds(sign))
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    private Pinyin() {}

    /** Every spelling of a text as one word, then the initials of each; nothing when it has no Chinese character. */
    static Set<String> spellings(String plain) {
        var all = new LinkedHashSet<String>();
        if (PlainText.hasChinese(plain)) {
            var readings = readings(plain);
            readings.forEach(reading -> all.add(String.join("", reading)));
            readings.forEach(reading -> all.add(
                    reading.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining())));
        }
        return all;
    }

    /** Every spelling of a text as one word. */
    static List<String> full(String plain) {
        return readings(plain).stream()
                .map(reading -> String.join("", reading))
                .distinct()
                .toList();
    }

    /**
     * The syllables and initials that somebody typed in one word ({@code suzhouth}: su, zhou, t, h); nothing when it isn't
     * a mixture of both.
     */
    static List<String> mixture(String latin) {
        var parts = latin.matches("[a-z]{3,30}") ? parts(latin) : List.<String>of();
        boolean syllable = parts.stream().anyMatch(SYLLABLES::contains);
        boolean initial = parts.stream().anyMatch(part -> part.length() == 1);
        return syllable && initial ? parts : List.of();
    }

    private static List<String> parts(String latin) {
        var parts = new ArrayList<String>();
        for (int at = 0; at < latin.length(); ) {
            int length = Math.min(LONGEST_SYLLABLE, latin.length() - at);
            while (length > 1 && !SYLLABLES.contains(latin.substring(at, at + length))) {
                length--;
            }
            parts.add(latin.substring(at, at + length));
            at += length;
        }
        return parts;
    }

    private static List<List<String>> readings(String plain) {
        var sounds = plain.codePoints()
                .filter(sign -> PlainText.isChinese(sign) || Character.isLetterOrDigit(sign))
                .mapToObj(Pinyin::soundsOrItself)
                .toList();
        long combined =
                sounds.stream().mapToLong(List::size).reduce(1, (one, other) -> Math.min(MOST + 1, one * other));
        return combined <= MOST ? combined(sounds) : oneByOne(sounds);
    }

    private static List<List<String>> combined(List<List<String>> sounds) {
        var readings = List.of(List.<String>of());
        for (var choices : sounds) {
            var longer = new ArrayList<List<String>>();
            for (var begun : readings) {
                for (var choice : choices) {
                    longer.add(with(begun, choice));
                }
            }
            readings = longer;
        }
        return readings;
    }

    private static List<List<String>> oneByOne(List<List<String>> sounds) {
        var readings = new ArrayList<List<String>>();
        var usual = sounds.stream().map(choices -> choices.get(0)).toList();
        readings.add(usual);
        for (int at = 0; at < sounds.size(); at++) {
            for (var other : sounds.get(at).subList(1, sounds.get(at).size())) {
                var reading = new ArrayList<>(usual);
                reading.set(at, other);
                readings.add(reading);
            }
        }
        return readings;
    }

    private static List<String> with(List<String> begun, String next) {
        var longer = new ArrayList<>(begun);
        longer.add(next);
        return longer;
    }

    private static List<String> soundsOrItself(int sign) {
        var sounds = sounds(sign);
        return sounds.isEmpty() ? List.of(Character.toString(sign)) : sounds;
    }

    private static List<String> sounds(int sign) {
        var known = Character.isBmpCodePoint(sign) ? PinyinHelper.toHanyuPinyinStringArray((char) sign) : null;
        return known == null
                ? List.of()
                : Arrays.stream(known)
                        .map(sound -> sound.replaceAll("\\d", "").replace("u:", "v"))
                        .filter(sound -> sound.matches("[a-z]+"))
                        .distinct()
                        .toList();
    }
}
