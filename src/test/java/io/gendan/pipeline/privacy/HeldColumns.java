package io.gendan.pipeline.privacy;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The columns that may tell something of a person: of every table that holds something on customers. */
@Component
public class HeldColumns {

    private final Holdings holdings;
    private final Columns columns;

    HeldColumns(Holdings holdings, Columns columns) {
        this.holdings = holdings;
        this.columns = columns;
    }

    /** Each as {@code table.column}. */
    public Set<String> all() {
        var all = new TreeSet<String>();
        for (var holding : holdings.all()) {
            columns.naming(holding.table()).forEach(column -> all.add(holding.table() + "." + column.name()));
        }
        return all;
    }
}
