package io.gendan.customer.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.Phones;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what customers are found by from where it is known. */
@Component
class SearchEntries {

    /** One thing that a customer is found by. */
    record Entry(String number, FoundBy kind, @Nullable String field, String shown, String text, List<String> grams) {}

    private static final int LONGEST = 1000;

    /** Fields of the dossier under which the customer itself is known: read by all, as its name is. */
    private static final Set<String> OTHER_NAMES = Set.of("englishName", "formerNames");

    private static final String REACHED = """
            select customer_number, 'CONTACT_PERSON' kind, name value from contact_person where customer_number = any(:numbers)
            union all
            select customer_number, case when kind in ('PHONE', 'MOBILE', 'FAX') then 'PHONE' when kind = 'EMAIL' then 'EMAIL'
                else 'ADDRESS' end, value from contact_point where customer_number = any(:numbers)
            union all
            select customer_number, 'PHONE', phone from contact_person where customer_number = any(:numbers) and phone is not null
            union all
            select customer_number, 'EMAIL', email from contact_person where customer_number = any(:numbers) and email is not null
            """;

    private final JdbcClient database;
    private final DossierFields fields;
    private final ObjectMapper json;

    SearchEntries(JdbcClient database, DossierFields fields, ObjectMapper json) {
        this.database = database;
        this.fields = fields;
        this.json = json;
    }

    List<Entry> of(List<String> numbers) {
        var entries = new ArrayList<Entry>();
        var known = new HashMap<String, DossierField>();
        fields.all().stream().filter(field -> !field.sensitive()).forEach(field -> known.put(field.key(), field));
        database.sql("select * from customer where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    addCustomer(row, known, entries);
                });
        database.sql(REACHED).param("numbers", numbers.toArray(String[]::new)).query(row -> {
            add(row.getString(1), FoundBy.valueOf(row.getString(2)), null, row.getString(3), entries);
        });
        return entries.stream().distinct().toList();
    }

    private void addCustomer(ResultSet row, Map<String, DossierField> known, List<Entry> entries) throws SQLException {
        var number = row.getString("number");
        add(number, FoundBy.NAME, null, row.getString("name"), entries);
        add(number, FoundBy.PHONE, null, row.getString("phone"), entries);
        add(number, FoundBy.EMAIL, null, row.getString("email"), entries);
        add(number, FoundBy.INDUSTRY, null, row.getString("industry"), entries);
        add(number, FoundBy.CITY, null, row.getString("city"), entries);
        add(number, FoundBy.WEBSITE, null, row.getString("website"), entries);
        add(number, FoundBy.CREDIT_CODE, null, row.getString("credit_code"), entries);
        for (var kind : List.of("tags", "dynamic_tags")) {
            for (var tag : (String[]) row.getArray(kind).getArray()) {
                add(number, FoundBy.TAG, null, tag, entries);
            }
        }
        dossier(row.getString("dossier")).fields().forEachRemaining(value -> {
            var field = known.get(value.getKey());
            if (field != null) {
                addField(number, field, value.getValue(), entries);
            }
        });
    }

    private static void addField(String number, DossierField field, JsonNode value, List<Entry> entries) {
        if (value.isContainerNode()) {
            value.forEach(each -> addField(number, field, each, entries));
        } else if (value.isTextual() || value.isNumber()) {
            add(number, kind(field), field.key(), shown(field, value.asText()), entries);
        }
    }

    /** An option in both languages, for either may be looked for. */
    private static String shown(DossierField field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label(Locale.ENGLISH) + " " + option.label(Locale.CHINESE))
                .findFirst()
                .orElse(value);
    }

    private static FoundBy kind(DossierField field) {
        if (field.contact()) {
            return field.key().matches("(?i).*(phone|mobile|landline|fax).*") ? FoundBy.PHONE : FoundBy.ADDRESS;
        }
        return OTHER_NAMES.contains(field.key()) ? FoundBy.OTHER_NAME : FoundBy.DOSSIER;
    }

    private static void add(
            String number, FoundBy kind, @Nullable String field, @Nullable String shown, List<Entry> entries) {
        if (shown != null && !shown.isBlank()) {
            var cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
            var plain = PlainText.of(cut);
            entries.add(new Entry(number, kind, field, cut, text(kind, plain), PlainText.grams(plain)));
        }
    }

    private static String text(FoundBy kind, String plain) {
        return switch (kind) {
            case PHONE -> Phones.plain(plain).replaceAll("\\D", "");
            case NAME, OTHER_NAME, CONTACT_PERSON, TAG, CITY -> spelt(plain);
            default -> plain;
        };
    }

    private static String spelt(String plain) {
        var spellings = Pinyin.spellings(plain);
        return spellings.isEmpty() ? plain : plain + " " + String.join(" ", spellings);
    }

    private JsonNode dossier(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
