package io.gendan.staff.mirror;

import io.gendan.staff.Role;
import io.gendan.staff.TeamSight;
import io.gendan.staff.persistence.Roster;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Our people as the engine knows them: one user a person, without a password; one group a role, such as
 * {@code senior-manager}, one a team, such as {@code team-7}, and one for those who lead a department, such as {@code
 * department-3}. One way only, and written beside the engine, whose own
 * identity service is read-only (see {@link IdentityPlugin}). Who has left stays as a user, for tasks name them, but is in
 * no group.
 */
@Component
public class EngineIdentities {

    private static final String UNLESS_SAME = """
             on conflict (id_) do update set name_ = excluded.name_, rev_ = act_id_group.rev_ + 1
            where act_id_group.name_ is distinct from excluded.name_
            """;

    private final Roster roster;
    private final EngineRights rights;
    private final TeamSight sight;
    private final JdbcClient database;
    private final MessageSource messages;

    EngineIdentities(Roster roster, EngineRights rights, TeamSight sight, JdbcClient database, MessageSource messages) {
        this.roster = roster;
        this.rights = rights;
        this.sight = sight;
        this.database = database;
        this.messages = messages;
    }

    /** Brings users, groups, memberships and rights in the engine in line with our tables; changes only what differs. */
    @Transactional
    public void refresh() {
        roster.changeAlone();
        refreshUsers();
        refreshGroups();
        refreshMemberships();
        rights.establish();
        sight.followAll();
    }

    private void refreshUsers() {
        database.sql("""
                        insert into act_id_user (id_, rev_, first_, last_) select login, 1, name, '' from person
                        on conflict (id_) do update set first_ = excluded.first_, rev_ = act_id_user.rev_ + 1
                        where act_id_user.first_ is distinct from excluded.first_
                        """).update();
    }

    private void refreshGroups() {
        for (var role : Role.values()) {
            var name = messages.getMessage("staff.role." + role.name(), null, Locale.ROOT);
            database.sql("insert into act_id_group (id_, rev_, name_) values (?, 1, ?)" + UNLESS_SAME)
                    .params(role.groupId(), Objects.requireNonNull(name))
                    .update();
        }
        database.sql("insert into act_id_group (id_, rev_, name_) select 'team-' || id, 1, name from team"
                        + UNLESS_SAME)
                .update();
        database.sql("insert into act_id_group (id_, rev_, name_) select 'department-' || id, 1, name from department"
                        + UNLESS_SAME)
                .update();
    }

    /** Whatever membership does not come from our tables goes, above all one in {@code camunda-admin}. */
    private void refreshMemberships() {
        database.sql("""
                        with wanted as (
                            select login, replace(lower(role), '_', '-') as id from person where active
                            union all
                            select login, 'team-' || team_id from person where active and team_id is not null
                            union all
                            select login, 'department-' || department_id from person
                            where active and department_id is not null and role in ('SENIOR_MANAGER', 'DIRECTOR')),
                        outdated as (
                            delete from act_id_membership
                            where (user_id_, group_id_) not in (select login, id from wanted))
                        insert into act_id_membership (user_id_, group_id_) select login, id from wanted
                        on conflict do nothing
                        """).update();
    }
}
