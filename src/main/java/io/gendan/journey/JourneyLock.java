package io.gendan.journey;

import io.gendan.engine.BusinessKeyLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of the open journey, locked until the transaction ends. */
@Component
class JourneyLock implements BusinessKeyLock {

    private final JdbcClient database;

    JourneyLock(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void lock(String businessKey) {
        database.sql("select id from journey where customer_number = ? and closed_at is null for update")
                .param(businessKey)
                .query(Long.class)
                .list();
    }
}
