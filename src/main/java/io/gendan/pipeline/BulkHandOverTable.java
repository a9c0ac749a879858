package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the hand-overs in bulk: what was asked, and how far each customer is. */
@Repository
class BulkHandOverTable {

    /** A customer whose turn it is. */
    record Turn(long id, CustomerNumber number, String leaver, String receiver, String reason, String askedBy) {}

    /**
     * A hand-over in which no customer waits any more.
     *
     * @param receiver who got most customers; null when nobody got any
     * @param leaves whether the leaver owns no customer any more
     */
    record Through(long id, String leaver, @Nullable String receiver, boolean leaves) {}

    private final JdbcClient database;
    private final Clock clock;
    private final OpenWork openWork;

    BulkHandOverTable(JdbcClient database, Clock clock, OpenWork openWork) {
        this.database = database;
        this.openWork = openWork;
        this.clock = clock;
    }

    /** The logins that own customers. */
    Set<String> owners() {
        return database.sql("select distinct owner from customer where owner is not null")
                .query(String.class)
                .set();
    }

    /** The names of all customers of an owner, by number. */
    SortedMap<String, String> customersOf(String owner) {
        var customers = new TreeMap<String, String>();
        database.sql("select number, name from customer where owner = ?")
                .param(owner)
                .query(row -> {
                    customers.put(row.getString("number"), row.getString("name"));
                });
        return customers;
    }

    /** Puts down what was asked; false while another hand-over of the same person is under way. */
    boolean add(String leaver, Map<String, String> receivers, String reason, String by) {
        var id = database.sql("""
                        insert into bulk_hand_over (leaver, reason, asked_by, asked_at) values (?, ?, ?, ?)
                        on conflict do nothing returning id""")
                .params(leaver, reason, by, Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
        id.ifPresent(added -> database.sql("""
                        insert into bulk_hand_over_customer (hand_over_id, customer_number, receiver)
                        select ?, w.number, w.receiver from unnest(?::text[], ?::text[]) w (number, receiver)""")
                .param(added)
                .param(receivers.keySet().toArray(String[]::new))
                .param(receivers.values().toArray(String[]::new))
                .update());
        return id.isPresent();
    }

    /** The next customer, held until the transaction ends; other nodes take others meanwhile. */
    Optional<Turn> next() {
        return database.sql("""
                        select h.id, c.customer_number, h.leaver, c.receiver, h.reason, h.asked_by
                        from bulk_hand_over_customer c join bulk_hand_over h on h.id = c.hand_over_id
                        where c.state = 'WAITING' order by h.id, c.customer_number limit 1
                        for update of c skip locked""")
                .query((row, index) -> new Turn(
                        row.getLong("id"),
                        new CustomerNumber(row.getString("customer_number")),
                        row.getString("leaver"),
                        row.getString("receiver"),
                        row.getString("reason"),
                        row.getString("asked_by")))
                .optional();
    }

    void done(Turn turn, String state) {
        database.sql("""
                        update bulk_hand_over_customer set state = ?
                        where hand_over_id = ? and customer_number = ?""").params(state, turn.id(), turn.number().value()).update();
    }

    /** Notes why a customer stays, unless it was handed over after all: the answer to a commit can get lost. */
    void failed(Turn turn, String problem) {
        database.sql("""
                        update bulk_hand_over_customer set state = 'FAILED', problem = ?
                        where hand_over_id = ? and customer_number = ? and state = 'WAITING'""").params(problem, turn.id(), turn.number().value()).update();
    }

    /** The hand-overs in which no customer waits any more. */
    List<Through> through() {
        return database.sql("""
                        select id, leaver, (select receiver from bulk_hand_over_customer c
                            where c.hand_over_id = h.id and c.state = 'DONE'
                            group by receiver order by count(*) desc, receiver limit 1) receiver,
                            not exists (select 1 from customer where owner = h.leaver) leaves
                        from bulk_hand_over h where finished_at is null and not exists
                        (select 1 from bulk_hand_over_customer c where c.hand_over_id = h.id and c.state = 'WAITING')""").query(Through.class).list();
    }

    void finish(long id) {
        database.sql("update bulk_hand_over set finished_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    Optional<BulkHandOver> latest(String leaver) {
        return database.sql("select * from bulk_hand_over where leaver = ? order by id desc limit 1")
                .param(leaver)
                .query((row, index) -> {
                    long id = row.getLong("id");
                    var finished = row.getTimestamp("finished_at");
                    return new BulkHandOver(
                            id,
                            leaver,
                            row.getString("reason"),
                            row.getString("asked_by"),
                            row.getTimestamp("asked_at").toInstant(),
                            finished == null ? null : finished.toInstant(),
                            count(id, "WAITING"),
                            count(id, "DONE"),
                            count(id, "GONE"),
                            receivers(id),
                            failures(id),
                            customersOf(leaver).size(),
                            tasksLeft(leaver));
                })
                .optional();
    }

    private List<BulkHandOver.TaskLeft> tasksLeft(String leaver) {
        return openWork.waitingAtOthersFor(leaver).stream()
                .map(found -> new BulkHandOver.TaskLeft(
                        found.number().value(), found.task().name()))
                .toList();
    }

    private int count(long id, String state) {
        return database.sql("select count(*) from bulk_hand_over_customer where hand_over_id = ? and state = ?")
                .params(id, state)
                .query(Integer.class)
                .single();
    }

    private Map<String, Integer> receivers(long id) {
        var receivers = new TreeMap<String, Integer>();
        database.sql("""
                        select receiver, count(*) customers from bulk_hand_over_customer
                        where hand_over_id = ? and state = 'DONE' group by receiver""").param(id).query(row -> {
            receivers.put(row.getString("receiver"), row.getInt("customers"));
        });
        return receivers;
    }

    private List<BulkHandOver.Failure> failures(long id) {
        return database.sql("""
                        select customer_number, problem from bulk_hand_over_customer
                        where hand_over_id = ? and state = 'FAILED' order by customer_number""")
                .param(id)
                .query((row, index) ->
                        new BulkHandOver.Failure(row.getString("customer_number"), row.getString("problem")))
                .list();
    }
}
