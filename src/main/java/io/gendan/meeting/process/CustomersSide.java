package io.gendan.meeting.process;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import io.gendan.meeting.Meeting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who of the customer takes part in a meeting, as a list in forms and as one text in tables and calendars (M-07). */
@Component
class CustomersSide {

    private static final int LONGEST = 200;

    /** As people type it: "Mr. Zhou (owner), Ms. Qian", "周总（老板）、钱女士". */
    private static final Pattern BETWEEN = Pattern.compile("[,;，；、\\n](?![^(（]*[)）])");

    private static final Pattern NAME_AND_POSITION = Pattern.compile("([^(（]+)[(（]([^)）]*)[)）]");

    private final ContactPersons contactPersons;

    CustomersSide(ContactPersons contactPersons) {
        this.contactPersons = contactPersons;
    }

    /**
     * The people that a form names, who are known as contact persons from now on.
     *
     * @param before the key under which earlier versions of the form have them as one text
     */
    String named(CustomerNumber number, FormFields form, String before) {
        if (!form.asks(Meeting.CUSTOMERS_PEOPLE)) {
            return form.text(before);
        }
        var rows = form.rows(Meeting.CUSTOMERS_PEOPLE);
        rows.forEach(row -> contactPersons.known(number, text(row, "name", ""), role(row), null));
        return rows.stream().map(CustomersSide::line).collect(Collectors.joining(", "));
    }

    /** The rows that a text stands for, to be looked over by whoever fills in the form. */
    static List<Map<String, String>> rows(String people) {
        var rows = new ArrayList<Map<String, String>>();
        BETWEEN.splitAsStream(people)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(one -> {
                    var row = new LinkedHashMap<String, String>();
                    var parts = NAME_AND_POSITION.matcher(one);
                    if (parts.matches()) {
                        row.put("name", shortened(parts.group(1)));
                        row.put("position", shortened(parts.group(2)));
                    } else {
                        row.put("name", shortened(one));
                    }
                    rows.add(row);
                });
        return rows;
    }

    private static String line(Map<String, Object> row) {
        var position = text(row, "position", "");
        var name = text(row, "name", "");
        return position.isEmpty() ? name : name + " (" + position + ")";
    }

    private static @Nullable ContactRole role(Map<String, Object> row) {
        var role = text(row, "role", "");
        return role.isEmpty() ? null : ContactRole.valueOf(role);
    }

    private static String text(Map<String, Object> row, String key, String otherwise) {
        return row.get(key) instanceof String text ? text.strip() : otherwise;
    }

    private static String shortened(String text) {
        var plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
