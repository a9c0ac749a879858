package io.gendan.journey;

import io.gendan.engine.BusinessKeyLock;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The root row of all that is done with a customer, locked until the transaction ends: the customer's own, so that also
 * taking up, releasing and handing over wait for each other while no journey is open.
 */
@Component
class JourneyLock implements BusinessKeyLock {

    private final JdbcClient database;

    JourneyLock(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void lock(String businessKey) {
        database.sql("select number from customer where number = ? for no key update")
                .param(businessKey)
                .query(String.class)
                .list();
    }

    @Override
    public Set<String> lockFree(Collection<String> businessKeys) {
        return businessKeys.isEmpty()
                ? Set.of()
                : database.sql("""
                                select number from customer where number in (:keys)
                                order by number for no key update skip locked""")
                        .param("keys", businessKeys)
                        .query(String.class)
                        .set();
    }
}
