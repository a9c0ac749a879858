package io.gendan.customer;

import io.gendan.engine.FixedMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The ways to reach those who were customers before these were kept in a table of their own. */
@Component
class ContactPointsAtFirst extends FixedMigration {

    ContactPointsAtFirst() {
        super("131", "contact points");
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        new ContactPoints(database)
                .follow(database.sql("select number from customer order by number")
                        .query(String.class)
                        .list());
    }
}
