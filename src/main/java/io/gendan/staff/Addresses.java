package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import java.sql.Types;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The e-mail addresses of our people, and what they want to get there. */
@Repository
public class Addresses {

    /** Longest address in characters. */
    public static final int LONGEST = 254;

    /** One plain address, without a name: nothing in it that a mail's header could take for something else. */
    private static final Pattern PLAIN =
            Pattern.compile("[^\\s@<>()\\[\\]\\\\,;:\"]{1,64}@[^\\s@<>()\\[\\]\\\\,;:\"]+");

    private static final PersonalSettings NOBODY = new PersonalSettings(null, false);

    private final JdbcClient database;

    Addresses(JdbcClient database) {
        this.database = database;
    }

    /** Whether this can be somebody's address. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && Texts.storable(text)
                && text.chars().noneMatch(Character::isISOControl)
                && PLAIN.matcher(text).matches();
    }

    /** What this person wants; nothing for somebody unknown or no longer active. */
    public PersonalSettings of(String login) {
        return database.sql("select email, mail_reminders from person where login = ? and active")
                .param(login)
                .query((row, index) -> new PersonalSettings(row.getString("email"), row.getBoolean("mail_reminders")))
                .optional()
                .orElse(NOBODY);
    }

    /**
     * From now on this person, who said so itself, is reached so.
     *
     * @throws Refusal 400 {@code staff.settings} naming the field {@code email}
     */
    public void change(String login, PersonalSettings wish) {
        var email = wish.email();
        if (email != null) {
            requireAddress(email);
        }
        put(login, email, wish.remindersByMail());
    }

    static void requireAddress(String email) {
        if (!isAddress(email)) {
            throw refusal("email", "staff.noAddress", shown(email));
        }
    }

    static Refusal refusal(String field, String code, Object... arguments) {
        return Refusal.badRequest("staff.settings").with(List.of(Item.of(field, code, arguments)));
    }

    private void put(String login, @Nullable String email, boolean remindersByMail) {
        database.sql("""
                        update person set mail_reminders = :reminders, email = :email,
                            email_own = case when email is distinct from :email then :email is not null else email_own end
                        where login = :login""")
                .param("email", email, Types.VARCHAR)
                .param("reminders", remindersByMail)
                .param("login", login)
                .update();
    }

    /** What comes from outside is repeated in part only. */
    private static String shown(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
