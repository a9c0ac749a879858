package io.gendan.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people sent in for an import no longer than they need it (D-06): 30 days after its end the faulty rows and
 * what was said of rows are removed; a file that nobody confirmed is given up 30 days after it came. How many rows there
 * were stays.
 */
@Component
class ImportTidying {

    private static final int DAYS_KEPT = 30;
    private static final List<String> CONTENT =
            List.of("import_part", "import_remark", "import_fault", "import_parent");

    private final JdbcClient database;
    private final Clock clock;

    ImportTidying(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    public void tidy() {
        var now = OffsetDateTime.now(clock);
        var before = now.minusDays(DAYS_KEPT);
        for (var table : CONTENT) {
            database.sql("delete from " + table + """
                             where job in (select id from import_job
                                where state <> 'WAITING' and coalesce(finished_at, asked_at) < ?)
                            """).param(before).update();
        }
        database.sql("""
                        update import_job set state = 'CANCELLED', finished_at = :now
                        where state in ('NEW', 'CHECKED') and asked_at < :before
                        """).param("now", now).param("before", before).update();
    }
}
