package io.gendan.contact.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.support.GendanTest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@GendanTest
@DisplayName("A-05: what is checked before every sending")
class BeforeSendingTest {

    @Autowired
    BeforeSending check;

    @Autowired
    Words words;

    @AfterEach
    void everybody_speaks_their_own_language_again() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @DisplayName("A-05: left-over placeholders are found")
    @ValueSource(
            strings = {
                "Dear {contactPerson}, here is the study.",
                "Dear {{name}}, here is the study.",
                "Dear ${name}, here is the study.",
                "Dear <Name>, here is the study.",
                "Dear [Name], here is the study.",
                "We wrote to [insert company] in May.",
                "Dear XXX, here is the study.",
                "We meet at ___ o'clock.",
                "TODO say something warm",
                "尊敬的【客户姓名】，您好！",
                "尊敬的某某先生，您好！",
                "尊敬的××女士，您好！",
                "会议时间（待定），再和您确认。"
            })
    void placeholders(String text) {
        assertThat(finding(text).code()).isEqualTo("message.placeholder");
    }

    @ParameterizedTest
    @DisplayName("A-05: signs that nobody sees or types are found")
    @CsvSource({
        "Dear Ms. Mei\\u200B here, U+200B",
        "\\uFEFFDear Ms. Mei, U+FEFF",
        "Call \\u202E1234, U+202E",
        "so\\u00ADgar, U+00AD",
        "您好\\uE000, U+E000",
        "您好\\uFFFD, U+FFFD",
        "Dear Ms. Mei\\u200D here, U+200D",
        "from b\\u0430nk to you, b\\u0430nk",
        "锟斤拷您好, 锟斤拷",
        "itâ\\u20AC\\u2122s late, â\\u20AC\\u2122"
    })
    void strange_signs(String escaped, String found) {
        var item = finding(unescaped(escaped));
        assertThat(item.code()).isEqualTo("message.strangeSign");
        assertThat(item.arguments().get(1).toString()).contains(unescaped(found));
    }

    @ParameterizedTest
    @DisplayName("A-05: what stands twice is found")
    @ValueSource(
            strings = {
                "We send you the the study.",
                "It is is ready.",
                "We send you the\nthe study.",
                "我们的的研究报告",
                "我们我们想请您看看",
                "研究报告，，请查收",
                "研究报告。。请查收",
                "期待您的回复期待您的回复",
                "The study , as promised"
            })
    void twice(String text) {
        assertThat(finding(text).code()).isEqualTo("message.twice");
    }

    @ParameterizedTest
    @DisplayName("A-05: typing errors are found, with the right spelling")
    @CsvSource({
        "You will recieve it soon., receive",
        "The Buisness report, business",
        "Best regrads from us, regards",
        "一如继往地支持, 一如既往",
        "恭侯您的回音, 恭候",
        "期待与您恰谈, 洽谈"
    })
    void typing_errors(String text, String right) {
        var item = finding(text);
        assertThat(item.code()).isEqualTo("message.typo");
        assertThat(item.arguments()).contains(right);
    }

    @ParameterizedTest
    @DisplayName("A-05: what must never be written is found, with the reason")
    @ValueSource(strings = {"A guaranteed return!", "It is RISK-FREE.", "稳赚不赔", "给您回扣", "Your password is 1234"})
    void forbidden(String text) {
        var item = finding(text);
        assertThat(item.code()).isEqualTo("message.forbidden");
        assertThat(item.arguments().get(2).toString()).isNotBlank();
    }

    @ParameterizedTest
    @DisplayName("A-05: good messages pass")
    @ValueSource(
            strings = {
                "Dear Ms. Mei, as promised, the study. He had had doubts; now he knows that that was wrong. Bye bye!",
                "您好，梅女士：上次您问“多久见效”，这个问题问得在点上。您看看，方便的话我下周打给您，谢谢！",
                "目的的实现要一步一步来；现在在推进的是第二步……参与与否，由您决定。",
                "我们研究研究再答复您，大家都高高兴兴的。",
                "See https://example.com/a_b?c=1%20d or write to mei@rivertown.example (no rush).",
                "Family 👨‍👩‍👧 day was fun 😀 — Müller & Søn, naïve café, Ελλάδα, Москва",
                "We met in Baden Baden; 5 < 7 and 7 > 3, see footnote [1] and item (2).",
                "时间另行通知（日期以短信为准）。",
                "Some text"
            })
    void good_messages(String text) {
        assertThatCode(() -> check.check(new Draft(null, text))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A-05: the refusal names each field, what was found and the remedy, in the reader's language")
    void the_refusal_names_field_and_remedy() {
        var draft = new Draft("Hello {name}", "You will recieve it, and it is risk-free.");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(words.of(refused(draft)))
                .contains("The message cannot go out like this")
                .contains("Subject still contains the placeholder \"{name}\"")
                .contains("Message: \"recieve\" is misspelt. Write receive.")
                .contains("Message: \"risk-free\" must not be written.");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(words.of(refused(draft))).contains("主题 中还留有占位符“{name}”", "应为 receive");
    }

    @Test
    @DisplayName("A-05: words that announce an attachment are found in subject and text, in both languages")
    void attachments() {
        assertThat(check.attachments(new Draft(null, "Attached you find the study.")))
                .containsExactly("attached");
        assertThat(check.attachments(new Draft("See attachment", "The study."))).containsExactly("attachment");
        assertThat(check.attachments(new Draft(null, "附件是研究报告"))).containsExactly("附件");
        assertThat(check.attachments(new Draft(null, "We are attaching great weight to it; unattached.")))
                .isEmpty();
    }

    private Item finding(String text) {
        var items = refused(new Draft(null, text)).items();
        assertThat(items).as("what is wrong with: %s", text).hasSize(1);
        assertThat(items.get(0).field()).isEqualTo("messageText");
        return items.get(0);
    }

    private Refusal refused(Draft draft) {
        var refusal = catchThrowableOfType(Refusal.class, () -> check.check(draft));
        assertThat(refusal).as("refused: %s", draft).isNotNull();
        assertThat(refusal.code()).isEqualTo("message.unfit");
        return refusal;
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }
}
