package io.gendan.pipeline.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What is held on a person as a page that reads without our program, in the reader's language. */
@Component
class DisclosurePage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="%1$s"><head><meta charset="UTF-8"><title>%2$s</title></head><body><h1>%2$s</h1><p>%3$s</p>
            """;

    private final MessageSource texts;

    DisclosurePage(MessageSource texts) {
        this.texts = texts;
    }

    String of(String number, String madeAt, Map<String, ? extends List<? extends JsonNode>> rows) {
        var locale = LocaleContextHolder.getLocale();
        var page = new StringBuilder(HEAD.formatted(
                HtmlUtils.htmlEscape(locale.toLanguageTag()),
                HtmlUtils.htmlEscape(texts.getMessage("privacy.disclosure", new Object[] {number}, locale)),
                HtmlUtils.htmlEscape(texts.getMessage("privacy.disclosure.made", new Object[] {madeAt}, locale))));
        rows.forEach((table, entries) -> {
            page.append("<h2>")
                    .append(HtmlUtils.htmlEscape(title(table, locale)))
                    .append("</h2>\n");
            entries.forEach(entry -> row(entry, page));
        });
        return page.append("</body></html>\n").toString();
    }

    private String title(String table, Locale locale) {
        return String.valueOf(texts.getMessage("privacy.table." + table, null, table.replace('_', ' '), locale));
    }

    private static void row(JsonNode entry, StringBuilder page) {
        page.append("<dl>\n");
        entry.properties().forEach(field -> {
            var value = field.getValue();
            if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                page.append("<dt>")
                        .append(HtmlUtils.htmlEscape(field.getKey().replace('_', ' ')))
                        .append("</dt><dd>");
                value(value, page);
                page.append("</dd>\n");
            }
        });
        page.append("</dl><hr>\n");
    }

    private static void value(JsonNode value, StringBuilder page) {
        if (value.isObject()) {
            row(value, page);
        } else if (value.isArray()) {
            page.append("<ul>");
            value.forEach(item -> {
                page.append("<li>");
                value(item, page);
                page.append("</li>");
            });
            page.append("</ul>");
        } else {
            page.append(HtmlUtils.htmlEscape(value.asText()));
        }
    }
}
