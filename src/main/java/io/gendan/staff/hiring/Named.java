package io.gendan.staff.hiring;

import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import java.util.List;

/** Names that somebody has typed: of people, teams and departments. */
final class Named {

    /** Characters. */
    static final int LONGEST = 100;

    private Named() {}

    /** A name in its plain form: blanks of whatever kind become one. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s\\u00a0\\u3000]+", " ").strip();
    }

    /** Adds what is wrong with a name. */
    static void check(String field, String name, List<Item> faults) {
        if (name.length() > LONGEST) {
            faults.add(Item.of(field, "staff.tooLong", LONGEST, name.length()));
        } else if (!Texts.storable(name) || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(Item.of(field, "staff.unreadable"));
        }
    }

    /** What comes from outside is repeated in part only. */
    static String shown(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
