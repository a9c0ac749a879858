package io.gendan.customer.tags;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.Seen;
import io.gendan.customer.TagName;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tags that people give to customers, and what became of all tags (D-05). */
@Component
public class Tags {

    /** A tag in use, and how many of the customers that one sees bear it. */
    public record Used(String tag, long customers, boolean dynamic) {}

    /**
     * A tag given or taken.
     *
     * @param by login of who did it; null when a rule did
     * @param rule the row of the decision table that did it, in its own words
     */
    public record Change(
            String tag,
            boolean added,
            @Nullable String by,
            @Nullable String rule,
            Instant at) {}

    private static final int SHOWN = 20;
    private static final String SEEN = Seen.condition("c");

    private final JdbcClient database;
    private final Staff staff;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Tags(JdbcClient database, Staff staff, ApplicationEventPublisher news, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Gives a customer a tag; one that it bears already stays as it is.
     *
     * @param by login
     * @throws Refusal 400 {@code tag.invalid}; 409 {@code tag.tooMany}
     */
    @Transactional
    public void add(CustomerNumber number, String typed, String by) {
        var tag = TagName.of(typed);
        int room = database.sql("select cardinality(tags) from customer where number = ? for no key update")
                .param(number.value())
                .query(Integer.class)
                .single();
        if (room >= TagName.MOST) {
            throw Refusal.conflict("tag.tooMany", String.valueOf(TagName.MOST));
        }
        int fresh = database.sql(
                        "update customer set tags = tags || array[:tag] where number = :number and not (:tag = any(tags))")
                .param("tag", tag)
                .param("number", number.value())
                .update();
        if (fresh > 0) {
            changed(number, tag, true, by);
        }
    }

    /** Takes a tag from a customer that bears it. */
    @Transactional
    public void remove(CustomerNumber number, String tag, String by) {
        int gone = database.sql(
                        "update customer set tags = array_remove(tags, :tag) where number = :number and :tag = any(tags)")
                .param("tag", tag.strip())
                .param("number", number.value())
                .update();
        if (gone > 0) {
            changed(number, tag.strip(), false, by);
        }
    }

    /**
     * Gives a tag another name with all customers that this person sees; when that name is in use, both become one. Their
     * open tasks follow within seconds.
     *
     * @return with how many customers
     * @throws Refusal 403 {@code tag.renamedByLeaders}; 400 {@code tag.invalid}
     */
    @Transactional
    public int rename(String from, String to, Person by) {
        if (!by.role().leads() && by.role() != Role.ADMIN) {
            throw Refusal.forbidden("tag.renamedByLeaders");
        }
        var tag = TagName.of(to);
        var parameters = sight(by);
        parameters.put("from", from.strip());
        parameters.put("to", tag);
        var numbers = database.sql(
                        "select c.number from customer c where c.tags @> array[:from]::text[] and :from <> :to and "
                                + SEEN + " order by c.number for no key update")
                .params(parameters)
                .query(String.class)
                .list();
        database.sql("""
                        update customer set tags = case when :to = any(tags)
                            then array_remove(tags, :from) else array_replace(tags, :from, :to) end
                        where number = any(:numbers)
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("from", from.strip())
                .param("to", tag)
                .update();
        database.sql("""
                        insert into tag_change (customer_number, tag, added, by, at)
                        select n, t.tag, t.added, :by, :at from unnest(:numbers::text[]) n
                        cross join (values (:from, false), (:to, true)) t (tag, added)
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("from", from.strip())
                .param("to", tag)
                .param("by", by.login())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        // Not told as CustomersChanged, which would rewrite the forms of all of them at once: the clocks follow.
        var bearers = numbers.toArray(String[]::new);
        database.sql("insert into tag_stale (number, retagged) select n, true from unnest(?::text[]) n")
                .param(bearers)
                .update();
        database.sql("insert into search_stale (number) select unnest(?::text[])")
                .param(bearers)
                .update();
        return numbers.size();
    }

    /** The tags most given by hand to customers that this person sees: what to choose from when giving one. */
    public List<String> choices(Person person) {
        return database.sql("""
                        select tag from (select unnest(c.tags) tag from customer c where %s) t
                        group by tag order by count(*) desc, tag limit 50
                        """.formatted(SEEN))
                .params(sight(person))
                .query(String.class)
                .list();
    }

    /** All tags of the customers that this person sees, the most used first; administrators see all tags. */
    public List<Used> used(Person person) {
        return database.sql("""
                        select tag, count(*) customers, bool_or(dynamic) dynamic from (
                            select unnest(c.tags) tag, false dynamic from customer c where %1$s
                            union all select unnest(c.dynamic_tags), true from customer c where %1$s) t
                        group by tag order by 2 desc, 1 limit 500
                        """.formatted(SEEN))
                .params(sight(person))
                .query(Used.class)
                .list();
    }

    /** What became of a customer's tags, newest first. */
    public List<Change> changes(CustomerNumber number) {
        return database.sql("""
                        select tag, added, by, rule, at from tag_change where customer_number = ?
                        order by id desc limit ?
                        """)
                .params(number.value(), SHOWN)
                .query(Change.class)
                .list();
    }

    /** Why a customer bears each of its dynamic tags: the row of the decision table, in its own words. */
    public Map<String, String> why(CustomerNumber number) {
        var why = new HashMap<String, String>();
        database.sql("""
                        select distinct on (tag) tag, rule from tag_change
                        where customer_number = ? and rule is not null order by tag, id desc
                        """).param(number.value()).query(row -> {
            why.put(row.getString(1), row.getString(2));
        });
        return why;
    }

    private void changed(CustomerNumber number, String tag, boolean added, String by) {
        database.sql("insert into tag_change (customer_number, tag, added, by, at) values (?, ?, ?, ?, ?)")
                .params(number.value(), tag, added, by, Timestamp.from(clock.instant()))
                .update();
        news.publishEvent(new CustomersChanged(List.of(number)));
    }

    private Map<String, Object> sight(Person person) {
        return new HashMap<>(Seen.parameters(staff.outlineSightOf(person)));
    }
}
