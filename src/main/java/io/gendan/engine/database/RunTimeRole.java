package io.gendan.engine.database;

import java.sql.Connection;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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
        giveRights(context.getConnection());
    }

    /**
     * Gives what is missing and takes what is too much. One node at a time, for two that grant on the same table at once
     * disturb each other; a node that comes later finds nothing left to do.
     */
    void giveRights(Connection connection) {
        var source = new SingleConnectionDataSource(connection, true);
        var database = JdbcClient.create(source);
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(one -> {
            database.sql("select 1 from (select pg_advisory_xact_lock(hashtext('gendan.roles'))) as locked")
                    .query(Integer.class)
                    .single();
            changes(database, role).forEach(change -> database.sql(change).update());
        });
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

    /** The grants and revokes that lead from the rights that the role has to those it should have. */
    static List<String> changes(JdbcClient database, String role) {
        return database.sql("""
                        with here as (select oid, nspname from pg_namespace where oid = current_schema()::regnamespace),
                        wanted (what, has, wish, right_) as (
                            select format('schema %I', nspname), has_schema_privilege(:role, oid, 'usage'), true, 'usage'
                            from here
                            union all
                            select format('schema %I', nspname), has_schema_privilege(:role, oid, 'create'), false, 'create'
                            from here
                            union all
                            select c.oid::regclass::text, has_table_privilege(:role, c.oid, p.right_),
                                p.right_ = 'select'
                                or c.relname <> 'flyway_schema_history'
                                    and (p.right_ = 'insert'
                                        or coalesce(obj_description(c.oid, 'pg_class'), '') not like 'append-only%'),
                                p.right_
                            from here join pg_class c on c.relnamespace = here.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
                                cross join (values ('select'), ('insert'), ('update'), ('delete')) as p (right_)
                            union all
                            select 'sequence ' || c.oid::regclass, has_sequence_privilege(:role, c.oid, p.right_), true, p.right_
                            from here join pg_class c on c.relnamespace = here.oid and c.relkind = 'S'
                                cross join (values ('usage'), ('select')) as p (right_)
                        )
                        select case when wish then format('grant %s on %s to %I', right_, what, :role)
                            else format('revoke %s on %s from %I', right_, what, :role) end
                        from wanted where has <> wish
                        """).param("role", role).query(String.class).list();
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
}
