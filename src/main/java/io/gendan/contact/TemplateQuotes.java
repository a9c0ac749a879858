package io.gendan.contact;

import io.gendan.contact.quotes.Quote;
import io.gendan.contact.quotes.QuoteGuard;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.ConcurrentLruCache;

/**
 * The quotes in templates. A version never changes, so it is searched once for every version of the table of words,
 * not for every preparation.
 */
@Repository
class TemplateQuotes {

    /** As many versions as one node remembers. */
    private static final int REMEMBERED = 2_000;

    private record Searched(long template, int version, String words) {}

    private final JdbcClient database;
    private final QuoteGuard guard;
    private final ConcurrentLruCache<Searched, String> known = new ConcurrentLruCache<>(REMEMBERED, this::search);

    TemplateQuotes(JdbcClient database, QuoteGuard guard) {
        this.database = database;
        this.guard = guard;
    }

    /** By which words it is searched now: to be asked once for several templates. */
    String words() {
        return guard.version();
    }

    /** The quotes in a version of a template, told in its own words; empty where there is none. */
    String in(long template, int version, String words) {
        return known.get(new Searched(template, version, words));
    }

    private String search(Searched searched) {
        var quotes = new ArrayList<Quote>();
        texts(searched).forEach(text -> quotes.addAll(guard.find(text)));
        return NoQuotes.told(quotes);
    }

    private List<String> texts(Searched searched) {
        return database.sql("""
                        select unnest(array[coalesce(subject, ''), body]) from message_template_version
                        where template_id = ? and version = ?""")
                .params(searched.template(), searched.version())
                .query(String.class)
                .list();
    }
}
