package io.gendan.contact.message;

import static io.gendan.contact.message.Preparations.SUBJECT;
import static io.gendan.contact.message.Preparations.TEXT;

import io.gendan.contact.Templates;
import io.gendan.customer.Customers;
import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Channel;
import io.gendan.journey.Entry;
import io.gendan.journey.FormRecords;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the words of the chosen template where nobody has written others. */
@Component
class TemplateWords {

    private static final String TEMPLATE = "template";

    private final Templates templates;
    private final FormRecords formRecords;
    private final Customers customers;
    private final Staff staff;

    TemplateWords(Templates templates, FormRecords formRecords, Customers customers, Staff staff) {
        this.templates = templates;
        this.formRecords = formRecords;
        this.customers = customers;
        this.staff = staff;
    }

    /**
     * Fills in what was left empty. A form that comes back brings the words of the draft before along; where these were
     * left as they are and another template was chosen, that is whose words are meant.
     *
     * @param before the draft before this one; null for the first
     * @throws Refusal 400 {@code message.unfit} for an e-mail without subject
     */
    void fillIn(FormFields form, Map<String, Object> content, @Nullable Entry before) {
        var byMail = form.text("channel").equals(Channel.EMAIL.name());
        var chosen = form.asks(TEMPLATE) ? form.optional(TEMPLATE) : null;
        var template = chosen == null ? null : templates.called(chosen).orElse(null);
        if (template != null) {
            var left =
                    before == null || template.called().equals(before.content().get(TEMPLATE))
                            ? Map.<String, Object>of()
                            : before.content();
            fillIn(TEXT, template.text(), form, content, left);
            if (template.subject() != null && byMail) {
                fillIn(SUBJECT, template.subject(), form, content, left);
            }
        }
        if (form.asks(SUBJECT) && byMail && !content.containsKey(SUBJECT)) {
            throw Refusal.badRequest("message.unfit").with(List.of(Item.of(SUBJECT, "message.noSubject")));
        }
    }

    private void fillIn(
            String field, String words, FormFields form, Map<String, Object> content, Map<String, Object> left) {
        if (!content.containsKey(field) || plain(content.get(field)).equals(plain(left.get(field)))) {
            content.put(field, filledIn(words, form));
        }
    }

    /** Browsers end lines in their own way. */
    private static String plain(@Nullable Object words) {
        return Objects.toString(words, "").replace("\r\n", "\n").strip();
    }

    /** With the names as far as they are known; what is left stands out as a left-over placeholder. */
    private String filledIn(String words, FormFields form) {
        var journey = formRecords.journeyOf(form);
        var me = staff.nameOf(form.completedBy());
        var person = form.optional("contactPerson");
        var filled = words.replace(
                        "{customer}", customers.require(journey.number()).name())
                .replace("{me}", me);
        return person == null ? filled : filled.replace("{contactPerson}", person);
    }
}
