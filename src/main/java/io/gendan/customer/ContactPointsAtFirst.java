package io.gendan.customer;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The ways to reach those who were customers before these were kept in a table of their own. */
@Component
class ContactPointsAtFirst implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("131");
    }

    @Override
    public String getDescription() {
        return "contact points";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
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
