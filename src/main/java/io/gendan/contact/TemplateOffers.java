package io.gendan.contact;

import io.gendan.journey.Journey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The templates to choose from for one contact; of their words only what tells them apart. */
@Repository
public class TemplateOffers {

    /** Signs of the words that are told. */
    static final int BEGINNING = 200;

    /**
     * A template as it is offered.
     *
     * @param called by what forms and records call this version
     * @param beginning of its words, with an ellipsis where there are more
     */
    public record Offer(
            long id, int version, String called, @Nullable String subject, String beginning) {}

    private final JdbcClient database;
    private final NoQuotes noQuotes;
    private final TemplateQuotes quotes;

    TemplateOffers(JdbcClient database, NoQuotes noQuotes, TemplateQuotes quotes) {
        this.database = database;
        this.noQuotes = noQuotes;
        this.quotes = quotes;
    }

    /** The newest version of every template in use, by name; where nothing may be quoted, only those without a quote. */
    public List<Offer> to(Journey journey) {
        var all = all();
        if (all.isEmpty() || !noQuotes.holdsFor(journey)) {
            return all;
        }
        var words = quotes.words();
        return all.stream()
                .filter(offer -> quotes.in(offer.id(), offer.version(), words).isEmpty())
                .toList();
    }

    private List<Offer> all() {
        return database.sql("""
                        select t.id, t.name || ' v' || v.version as called, v.version, v.subject,
                               left(v.body, :most) || case when length(v.body) > :most then '…' else '' end as beginning
                        from message_template t join message_template_version v on v.template_id = t.id
                        where t.retired_at is null and v.version =
                            (select max(version) from message_template_version n where n.template_id = t.id)
                        order by lower(t.name)""")
                .param("most", BEGINNING)
                .query((row, index) -> new Offer(
                        row.getLong("id"),
                        row.getInt("version"),
                        row.getString("called"),
                        row.getString("subject"),
                        row.getString("beginning")))
                .list();
    }
}
