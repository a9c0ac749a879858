package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.engine.Refusal;
import io.gendan.staff.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The merges, also those undone. */
@Component
class MergeTable {

    private static final String MERGES =
            "select m.*, c.name from customer_merge m join customer c on c.number = m.merged ";

    private final JdbcClient database;
    private final Clock clock;

    MergeTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Merge begin(CustomerNumber survivor, CustomerNumber merged, String by) {
        long id = database.sql("""
                        insert into customer_merge (survivor, merged, merged_by, merged_at) values (?, ?, ?, ?)
                        returning id
                        """)
                .params(survivor.value(), merged.value(), by, Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        return require(id);
    }

    /**
     * A merge, undone or not.
     *
     * @throws Refusal 404 {@code duplicates.noMerge}
     */
    Merge require(long id) {
        return database.sql(MERGES + "where m.id = ?")
                .param(id)
                .query(MergeTable::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("duplicates.noMerge"));
    }

    /** What was put together with this customer and is one with it still, the latest first. */
    List<Merge> into(CustomerNumber survivor) {
        return database.sql(MERGES + "where m.survivor = ? and m.undone_at is null order by m.id desc")
                .param(survivor.value())
                .query(MergeTable::read)
                .list();
    }

    List<Merge> latest(Sight sight) {
        return database.sql(MERGES + "join customer s on s.number = m.survivor where m.undone_at is null and "
                        + Seen.condition("s") + " order by m.id desc limit 20")
                .params(Seen.parameters(sight))
                .query(MergeTable::read)
                .list();
    }

    void follows(Merge merge, List<String> followed) {
        database.sql("update customer_merge set processes = ? where id = ?")
                .params(followed.toArray(String[]::new), merge.id())
                .update();
    }

    List<String> followed(Merge merge) {
        return database.sql("select unnest(processes) from customer_merge where id = ?")
                .param(merge.id())
                .query(String.class)
                .list();
    }

    void undone(Merge merge, String by) {
        database.sql("update customer_merge set undone_by = ?, undone_at = ? where id = ?")
                .params(by, Timestamp.from(clock.instant()), merge.id())
                .update();
    }

    private static Merge read(ResultSet row, int index) throws SQLException {
        var undone = row.getTimestamp("undone_at");
        return new Merge(
                row.getLong("id"),
                new CustomerNumber(row.getString("survivor")),
                new CustomerNumber(row.getString("merged")),
                row.getString("name"),
                row.getString("merged_by"),
                row.getTimestamp("merged_at").toInstant(),
                undone == null ? null : undone.toInstant());
    }
}
