package io.gendan.journey.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person is called: in full, by family name with a title, by given name: 周伟, 周总, 老周, Mr. Zhou, Zhou (S-15). */
final class PersonNames {

    private static final String TITLES_AFTER = "(?:副?总经理|副?董事长|总监|总裁|副总|经理|先生|女士|小姐|主任|主管|老板|老师|师傅|书记"
            + "|博士|教授|助理|秘书|[部厂店处科局会行院校队组]长|總經理|經理|總監|老闆|主任|姐|哥"
            + "|[总總](?![结結体體量额額计計共部数數价價])|董(?!事会)|工(?![作厂廠程业業人期资資具艺藝]))";
    private static final String TITLES_BEFORE = "(?:Mr|Mrs|Ms|Miss|Madam|Dr|Prof)\\.?\\s+";
    private static final Pattern TITLE_BEHIND = Pattern.compile(TITLES_AFTER + "$");
    private static final Set<String> OF_TWO = Set.of("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "东方", "尉迟", "公孙");
    private static final String NOT_A_WEEK = "(?<![每一二三四五六七八九十两几本上下整单])";
    private static final int GIVEN = 2;

    private final List<Pattern> titled = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    PersonNames(List<String> persons) {
        for (var person : persons) {
            names.add(person.strip());
            CompanyNames.HAN.matcher(person).results().forEach(part -> han(part.group()));
            CompanyNames.LATIN
                    .matcher(person)
                    .results()
                    .flatMap(part -> LatinWords.of(part.group()).stream())
                    .forEach(this::latin);
        }
    }

    /** With a title. */
    List<Pattern> titled() {
        return titled;
    }

    List<String> names() {
        return names.stream().filter(name -> name.length() >= GIVEN).toList();
    }

    /** Words of an English name, left out where they are written with a capital. */
    List<String> words() {
        return words;
    }

    private void han(String called) {
        var name = TITLE_BEHIND.matcher(called).replaceFirst("");
        if (name.isEmpty()) {
            return;
        }
        int length = name.length() > GIVEN && OF_TWO.contains(name.substring(0, GIVEN)) ? GIVEN : 1;
        var family = name.substring(0, length);
        var before = family.equals("周") ? NOT_A_WEEK : "";
        titled.add(Pattern.compile(before + family + TITLES_AFTER + "|[小老]" + family + "(?![期末边报年岁额时])"));
        names.add(name);
        var given = name.substring(length);
        if (given.length() == GIVEN && !PlainWords.isPlain(given)) {
            names.add(given);
        }
    }

    private void latin(String word) {
        titled.add(Pattern.compile("(?i)" + TITLES_BEFORE + Pattern.quote(word) + "\\b"));
        if (!PlainWords.isGeneral(word)) {
            words.add(word);
        }
    }
}
