package io.gendan.journey;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has approved the draft that was prepared last (A-05, N-11): a changed draft is approved by nobody yet. */
@Repository
public class DraftApprovals {

    private static final String LAST_DRAFT =
            "select max(id) from record_entry where journey_id = :journey and kind = 'PREPARATION'";

    private static final String APPROVALS = """
            from record_entry where journey_id = :journey and kind = 'REVIEW' and content ->> 'verdict' = 'APPROVED'
            and id > coalesce((%s), 0)
            """.formatted(LAST_DRAFT);

    private final JdbcClient database;

    DraftApprovals(JdbcClient database) {
        this.database = database;
    }

    /** Logins, the first who approved first; each once. */
    public List<String> of(Journey journey) {
        return database.sql("select author " + APPROVALS + " group by author order by min(id)")
                .param("journey", journey.id())
                .query(String.class)
                .list();
    }

    /**
     * How many count: not those of whoever is to make the contact by now (N-22), unless they have written it too, as where
     * there is nobody else.
     */
    public int counted(Journey journey) {
        return database.sql("select count(*) " + APPROVALS + """
                        and (author = (select author from record_entry where id = (%s))
                             or author not in (select who from next_step
                                               where journey_id = :journey and closed_at is null))""".formatted(LAST_DRAFT))
                .param("journey", journey.id())
                .query(Integer.class)
                .single();
    }
}
