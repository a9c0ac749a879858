package io.gendan.customer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which node works on which import, and how far it has come: one node a job, until it is done or the node is dead. */
@Component
class ImportTurns {

    /** What some rows more add. */
    record Advance(int rows, int created, int updated, int duplicates, int journeys, int faulty) {}

    /** A node that has not been heard of for so long is dead. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(20);

    private final JdbcClient database;
    private final Clock clock;

    ImportTurns(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is to be done, the oldest first. */
    List<UUID> waiting() {
        return database.sql("select id from import_job where state = 'WAITING' order by asked_at")
                .query(UUID.class)
                .list();
    }

    /** Whether a node that lives works on one. */
    boolean anyUnderWay() {
        return database.sql("select exists (select from import_job where state = 'WAITING' and beat_at >= :dead)")
                .param("dead", now().minus(DEAD_AFTER))
                .query(Boolean.class)
                .single();
    }

    /** Takes the job for this node, unless another one works on it; seen at once. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean claim(UUID id, String node) {
        return database.sql("""
                        update import_job set node = :node, beat_at = :at, begun_at = coalesce(begun_at, :at)
                        where id = :id and state = 'WAITING' and (node is null or node = :node or beat_at < :dead)
                        """)
                        .param("id", id)
                        .param("node", node)
                        .param("at", now())
                        .param("dead", now().minus(DEAD_AFTER))
                        .update()
                == 1;
    }

    /** Held until the transaction ends: how far the job is, while this node has it. */
    Optional<Integer> lockRowsRead(UUID id, String node) {
        return database.sql(
                        "select rows_read from import_job where id = :id and node = :node and state = 'WAITING' for update")
                .param("id", id)
                .param("node", node)
                .query(Integer.class)
                .optional();
    }

    void advance(UUID id, Advance by) {
        database.sql("""
                        update import_job set rows_read = rows_read + :rows, created = created + :created,
                            updated = updated + :updated, duplicates = duplicates + :duplicates,
                            journeys_started = journeys_started + :journeys, faulty = faulty + :faulty, beat_at = :at
                        where id = :id
                        """)
                .param("rows", by.rows())
                .param("created", by.created())
                .param("updated", by.updated())
                .param("duplicates", by.duplicates())
                .param("journeys", by.journeys())
                .param("faulty", by.faulty())
                .param("id", id)
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
