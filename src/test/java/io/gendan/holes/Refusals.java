package io.gendan.holes;

import io.gendan.holes.Attacks.Attack;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * What the engine's interface answers where a door is closed: that it is forbidden, our own words on what was sent, or that
 * there is nothing for this person where it looks for the thing first.
 */
public final class Refusals {

    private static final List<String> WORDS = Stream.of(Locale.ENGLISH, Locale.CHINESE)
            .map(language -> ResourceBundle.getBundle("i18n/engine", language))
            .flatMap(bundle -> Stream.of(
                            "refusal.door.kind",
                            "refusal.door.query",
                            "refusal.door.noRetries",
                            "refusal.form.notText",
                            "refusal.form.unknownKey")
                    .map(bundle::getString))
            .map(words -> Stream.of(words.split("\\{0}"))
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow())
            .toList();

    private Refusals() {}

    /** Notes it when this was not refused by rights or by our doors. */
    public static void demand(String login, Attack attack, HttpResponse<String> answer, SoftAssertions softly) {
        softly.assertThat(isOne(answer, attack))
                .as("%s: %s answered %s %s", login, attack, answer.statusCode(), answer.body())
                .isTrue();
    }

    private static boolean isOne(HttpResponse<String> answer, Attack attack) {
        int status = answer.statusCode();
        return status == 403
                || status == 400 && WORDS.stream().anyMatch(answer.body()::contains)
                || (status == 400 || status == 404)
                        && !attack.unseen().isEmpty()
                        && answer.body().contains(attack.unseen());
    }
}
