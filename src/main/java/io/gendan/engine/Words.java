package io.gendan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts for people, from the message bundles, in the language of the current request. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of a message key; the key itself where no bundle has it. */
    public String of(String key, Object... arguments) {
        var text = messages.getMessage(key, arguments, key, LocaleContextHolder.getLocale());
        return text == null ? key : text;
    }

    /** The text of a message key in this language, for whoever is not the one who asks just now. */
    public String in(Locale language, String key, Object... arguments) {
        var text = messages.getMessage(key, arguments, key, language);
        return text == null ? key : text;
    }

    /** The text of a message key in both languages, for people whose language isn't known. */
    public String inBoth(String key, String between) {
        return inBoth(between, language -> in(language, key));
    }

    /** What is said in both languages, for people whose language isn't known. */
    public String inBoth(String between, Function<Locale, String> said) {
        return Stream.of(Locale.ENGLISH, Locale.CHINESE).map(said).collect(Collectors.joining(between));
    }

    /** What names its own key, such as a label. */
    public String of(MessageSourceResolvable text) {
        return messages.getMessage(text, LocaleContextHolder.getLocale());
    }

    /** A refusal in one text: its own sentence, then every item. */
    public String of(Refusal refusal) {
        var sentences = new ArrayList<String>();
        sentences.add(of("refusal." + refusal.code(), refusal.arguments().toArray()));
        sentences.addAll(items(refusal));
        return String.join(" ", sentences);
    }

    /** The items of a refusal, one sentence each. */
    public List<String> items(Refusal refusal) {
        return refusal.items().stream()
                .map(item -> of("refusal." + item.code(), item.arguments().toArray()))
                .toList();
    }
}
