package io.gendan.engine.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Where migrations run with a role of their own ({@code GENDAN_MIGRATION_USERNAME}), the running program gets what it needs
 * after each of them: it reads and writes rows, and makes, changes or owns nothing. Tables whose comment begins with
 * {@code append-only} it can only add to.
 */
@Component
class RunTimeRole implements Callback {

    private static final Logger LOG = LoggerFactory.getLogger(RunTimeRole.class);

    private final String role;
    private final @Nullable String migrating;

    RunTimeRole(
            @Value("${spring.datasource.username:}") String role,
            @Value("${spring.flyway.user:#{null}}") @Nullable String migrating) {
        this.role = role;
        this.migrating = migrating;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.AFTER_MIGRATE && migrating != null && !migrating.equals(role);
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "rights of the run-time role";
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        try {
            var name = quoted(connection, role);
            var schema = quoted(
                    connection,
                    database.sql("select current_schema()").query(String.class).single());
            grants(database, schema, name).forEach(grant -> database.sql(grant).update());
        } catch (SQLException failure) {
            throw new IllegalStateException("The run-time role could not be given its rights", failure);
        }
        var owned = tooMuch(database, role);
        if (!owned.isEmpty()) {
            LOG.warn(
                    "GENDAN_MIGRATION_USERNAME is given, but the role that Gendan runs with, {}, still {}. Let {} own them,"
                            + " so that nobody who gets into the running program can change the tables themselves.",
                    role,
                    String.join(", ", owned),
                    migrating);
        }
    }

    private static List<String> grants(JdbcClient database, String schema, String role) {
        var all = Stream.of(
                "grant usage on schema " + schema + " to " + role,
                "revoke create on schema " + schema + " from " + role,
                "grant select, insert, update, delete on all tables in schema " + schema + " to " + role,
                "grant usage, select on all sequences in schema " + schema + " to " + role,
                "revoke insert, update, delete on " + schema + ".flyway_schema_history from " + role);
        var appendOnly = database.sql("""
                        select format('revoke update, delete on %s from %s', c.oid::regclass, ?)
                        from pg_class c
                        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                            and obj_description(c.oid, 'pg_class') like 'append-only%'
                        """).param(role).query(String.class).list();
        return Stream.concat(all, appendOnly.stream()).toList();
    }

    /** What the role has beyond rows, in words. */
    static List<String> tooMuch(JdbcClient database, String role) {
        return database.sql("""
                        select what from (values
                            ('is a superuser', (select rolsuper from pg_roles where rolname = :role)),
                            ('owns the database', exists (select from pg_database
                                where datname = current_database() and pg_get_userbyid(datdba) = :role)),
                            ('may make tables', has_schema_privilege(:role, current_schema(), 'create')),
                            ('owns tables', exists (select from pg_class
                                where relnamespace = current_schema()::regnamespace and pg_get_userbyid(relowner) = :role))
                        ) as found (what, has) where has
                        """).param("role", role).query(String.class).list();
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }
}
