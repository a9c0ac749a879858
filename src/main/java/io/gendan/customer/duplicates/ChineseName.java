package io.gendan.customer.duplicates;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a Chinese company's name apart: 宁波·安达·机械·有限公司. */
final class ChineseName {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[【]([^)\\]】]{2,6})[)\\]】]");
    private static final Pattern UNIT =
            Pattern.compile("^(.+?(?:公司|集团|银行|酒店|超市))(.{1,12}(?:分公司|分厂|分店|店|分行|支行|办事处|代表处|营业部|中心|分部|门市部|事业部))$");
    private static final Pattern BANK = Pattern.compile("^(.+银行)(.{1,8}(?:分行|支行))$");
    private static final Pattern FORM = Pattern.compile("(?:股份有限公司|有限责任公司|有限公司|股份公司|分公司|公司|股份|总厂|工厂|厂|合作社)$");
    private static final Pattern GROUP = Pattern.compile("(?:投资控股|控股|集团)$");
    private static final Pattern DISTRICT = Pattern.compile("^\\p{IsHan}{2}[区县](?=\\p{IsHan}{3,})");
    private static final Pattern COURTESY = Pattern.compile("(?:先生|女士|小姐)$");
    private static final String FIGURES = "〇一二三四五六七八九";

    private String rest;
    private Places places = Places.NOWHERE;

    private ChineseName(String rest) {
        this.rest = rest;
    }

    static NameParts parts(String plain) {
        return new ChineseName(plain).read();
    }

    private NameParts read() {
        placeInBrackets();
        rest = NO_LETTER.matcher(rest).replaceAll("");
        var unit = unit();
        var figures = figures(rest);
        cut(FORM);
        boolean group = cut(GROUP);
        cut(FORM);
        cut(COURTESY);
        while (placeAhead()) {
            cut(DISTRICT);
        }
        var general = new HashSet<String>();
        var own = own(general);
        return new NameParts(rest, own.isEmpty() ? rest : own, general, places, unit, group, figures, true);
    }

    private void placeInBrackets() {
        Matcher bracket = IN_BRACKETS.matcher(rest);
        while (bracket.find()) {
            var place = Places.in(bracket.group(1));
            if (!place.isNowhere()) {
                places = places.and(place);
                rest = rest.substring(0, bracket.start()) + rest.substring(bracket.end());
                bracket = IN_BRACKETS.matcher(rest);
            }
        }
    }

    private String unit() {
        for (var pattern : new Pattern[] {UNIT, BANK}) {
            var found = pattern.matcher(rest);
            if (found.matches()) {
                rest = found.group(1);
                return found.group(2);
            }
        }
        return "";
    }

    private boolean cut(Pattern part) {
        var cut = part.matcher(rest).replaceFirst("");
        boolean found = cut.length() < rest.length() && cut.length() > 1;
        rest = found ? cut : rest;
        return found;
    }

    private boolean placeAhead() {
        for (int length = Math.min(4, rest.length() - 2); length >= 2; length--) {
            var place = Places.ofWord(rest.substring(0, length));
            if (!place.isNowhere()) {
                places = places.and(place);
                var after = rest.substring(length);
                rest = after.length() > 2 && "省市".indexOf(after.charAt(0)) >= 0 ? after.substring(1) : after;
                return true;
            }
        }
        return false;
    }

    /** The usual words are looked for behind the first two characters: a name begins with what is its own. */
    private String own(Set<String> general) {
        var own = new StringBuilder();
        int at = 0;
        while (at < rest.length()) {
            int end = at < 2 && !startsUsual() ? at : endOfUsual(at);
            if (end > at) {
                general.add(rest.substring(at, end));
                at = end;
            } else {
                own.append(rest.charAt(at));
                at++;
            }
        }
        return own.toString();
    }

    /** A name all of usual words, such as 机械 alone. */
    private boolean startsUsual() {
        return endOfUsual(0) == rest.length();
    }

    private int endOfUsual(int at) {
        for (int end = Math.min(rest.length(), at + KnownWords.LONGEST); end >= at + 2; end--) {
            if (KnownWords.GENERAL.contains(rest.substring(at, end))) {
                return end;
            }
        }
        return at;
    }

    private static String figures(String text) {
        var figures = new StringBuilder();
        text.chars().forEach(letter -> {
            int chinese = FIGURES.indexOf(letter);
            if (chinese >= 0) {
                figures.append(chinese);
            } else if (letter == '十' || Character.isDigit(letter)) {
                figures.append((char) letter);
            }
        });
        return figures.toString();
    }
}
