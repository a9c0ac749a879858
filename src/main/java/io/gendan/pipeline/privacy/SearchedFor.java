package io.gendan.pipeline.privacy;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody looked for when they took customers out: a part of a name names a person, too. */
@Component
class SearchedFor {

    private final JdbcClient database;

    SearchedFor(JdbcClient database) {
        this.database = database;
    }

    /** Takes it out of the notes on exports, and returns of how many. */
    long erase(PersonWords words) {
        return words.isEmpty()
                ? 0
                : database.sql("""
                                update customer_export set filter = filter - 'q'
                                where btrim(filter ->> 'q') <> '' and strpos(:words, lower(btrim(filter ->> 'q'))) > 0
                                """)
                        .param("words", String.join("\n", words.all()).toLowerCase(Locale.ROOT))
                        .update();
    }
}
