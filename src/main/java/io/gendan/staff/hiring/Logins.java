package io.gendan.staff.hiring;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;

/** What can be a login. Makes one from a name: {@code anna.snelling}, and for Chinese names {@code wang.xiaoming}. */
final class Logins {

    private static final int LONGEST = 60;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

    private Logins() {}

    /** A login as we keep it, whichever way it was typed. */
    static String typed(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether this can be somebody's login. */
    static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }

    /** The first login for this name that is not taken yet. */
    static String of(String name, Predicate<String> taken) {
        var login = plain(name);
        for (int number = 2; taken.test(login); number++) {
            login = plain(name) + number;
        }
        return login;
    }

    private static String plain(String name) {
        var latin = new StringBuilder();
        int syllables = 0;
        for (int sign : name.codePoints().toArray()) {
            var pinyin = Character.isBmpCodePoint(sign) ? PinyinHelper.toHanyuPinyinStringArray((char) sign) : null;
            if (pinyin == null || pinyin.length == 0) {
                latin.appendCodePoint(sign);
            } else {
                // the family name, then the given name as one word
                latin.append(syllables++ == 1 ? "." : "").append(pinyin[0].replaceAll("\\d", ""));
            }
        }
        var login = Normalizer.normalize(latin.toString(), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("u:", "v")
                .replaceAll("[\\p{M}'’]", "")
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^\\.|\\.$", "");
        if (login.length() > LONGEST) {
            login = login.substring(0, LONGEST).replaceAll("\\.$", "");
        }
        return login.isEmpty() ? "person" : login;
    }
}
