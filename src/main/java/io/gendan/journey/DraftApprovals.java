package io.gendan.journey;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has approved the draft that was prepared last (A-05, N-11): a changed draft is approved by nobody yet. */
@Repository
public class DraftApprovals {

    private final JdbcClient database;

    DraftApprovals(JdbcClient database) {
        this.database = database;
    }

    /** Logins, the first who approved first; each once. */
    public List<String> of(Journey journey) {
        return database.sql("""
                        select author from record_entry
                        where journey_id = :journey and kind = 'REVIEW' and content ->> 'verdict' = 'APPROVED'
                        and id > coalesce((select max(id) from record_entry
                                           where journey_id = :journey and kind = 'PREPARATION'), 0)
                        group by author order by min(id)""")
                .param("journey", journey.id())
                .query(String.class)
                .list();
    }
}
