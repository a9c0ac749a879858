package io.gendan.pipeline.privacy;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.Merge;
import io.gendan.customer.duplicates.MergeStep;
import io.gendan.engine.Refusal.Item;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was erased since two customers were put together can't come back by taking them apart (D-07). */
@Component
class ErasedMerges implements MergeStep {

    private final JdbcClient database;

    ErasedMerges(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Item> hindrances(CustomerNumber survivor, CustomerNumber merged) {
        return List.of();
    }

    @Override
    public boolean isAhead(CustomerNumber survivor, CustomerNumber merged) {
        return false;
    }

    @Override
    public List<String> merged(Merge merge) {
        return List.of();
    }

    @Override
    public List<Item> hindrancesToUndo(Merge merge) {
        return database.sql("""
                        select exists (select 1 from erasure e join customer_merge m on m.id = :merge
                            where e.customer_number in (m.survivor, m.merged) and e.state = 'DONE'
                                and e.decided_at >= m.merged_at)
                        """).param("merge", merge.id()).query(Boolean.class).single()
                ? List.of(Item.of(
                        "",
                        "privacy.erasedSince",
                        merge.merged().value(),
                        merge.survivor().value()))
                : List.of();
    }

    @Override
    public void undone(Merge merge, List<String> followed, String by) {
        // nothing has followed
    }
}
