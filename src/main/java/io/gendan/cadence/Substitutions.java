package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks are done in place of somebody who is away (CD-06). */
@Repository
class Substitutions {

    /**
     * A task that passed to a stand-in.
     *
     * @param wasAssigned false when it was only offered to the person who is away
     */
    record Substitution(long id, String fromPerson, String toPerson, boolean wasAssigned) {}

    private final JdbcClient database;
    private final Clock clock;

    Substitutions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes a move; false for a task of no customer. */
    boolean put(String taskId, String businessKey, String from, String to, @Nullable Long leave, boolean wasAssigned) {
        return database.sql("""
                        insert into substitution (task_id, customer_number, from_person, to_person, leave_id, was_assigned,
                                                  moved_at)
                        select ?, c.number, ?, ?, ?, ?, ? from customer c where c.number = ?""")
                        .params(Arrays.asList(
                                taskId, from, to, leave, wasAssigned, Timestamp.from(clock.instant()), businessKey))
                        .update()
                > 0;
    }

    /** The task is with the stand-in no longer. */
    void close(Substitution substitution) {
        database.sql("update substitution set returned_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), substitution.id())
                .update();
    }

    Optional<Substitution> open(String taskId) {
        return database.sql("""
                        select id, from_person, to_person, was_assigned from substitution
                        where task_id = ? and returned_at is null""").param(taskId).query(Substitution.class).optional();
    }

    /** Customers with a task that waits at a stand-in for somebody who is none of these, or isn't with the stand-in. */
    List<CustomerNumber> toReturn(Set<String> away) {
        return database.sql("""
                        select distinct s.customer_number from substitution s join act_ru_task t on t.id_ = s.task_id
                        where s.returned_at is null
                        and (not s.from_person = any(?)
                                and exists (select 1 from person f where f.login = s.from_person and f.active)
                            or t.assignee_ is distinct from s.to_person) order by 1""")
                .param(away.toArray(String[]::new))
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
    }
}
