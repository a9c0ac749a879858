package io.gendan.engine.form;

import io.gendan.engine.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What text must obey; it stays as typed. */
final class TextRules {

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{5,23}");

    private TextRules() {}

    static @Nullable RuleBroken problem(Field field, String text) {
        if (!Texts.storable(text)) {
            return RuleBroken.of("form.notStorable");
        }
        if (text.length() > field.maxLength()) {
            return new RuleBroken("form.tooLong", field.maxLength());
        }
        if (field.minLength() != null && text.strip().length() < field.minLength()) {
            return new RuleBroken("form.tooShort", field.minLength());
        }
        if (field.format() == Field.Format.EMAIL && !EMAIL.matcher(text.strip()).matches()) {
            return RuleBroken.of("form.notAnEmail");
        }
        if (field.format() == Field.Format.PHONE && !PHONE.matcher(text.strip()).matches()) {
            return RuleBroken.of("form.notAPhoneNumber");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            return new RuleBroken("form.notInPattern", field.pattern().pattern());
        }
        return null;
    }
}
