package io.gendan.staff.persistence;

import io.gendan.staff.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes people, teams, departments and passwords. Who changes people tells the engine afterwards. */
@Repository
public class StaffList {

    private final JdbcClient database;
    private final Clock clock;

    StaffList(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The id of the department with this name; a new one where there is none. */
    public long department(String name) {
        database.sql("insert into department (name) values (?) on conflict do nothing")
                .param(name)
                .update();
        return database.sql("select id from department where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** The id of the department's team with this name; a new one where there is none. */
    public long team(String name, @Nullable Long department) {
        database.sql("insert into team (name, department_id) values (?, ?) on conflict do nothing")
                .param(name)
                .param(department)
                .update();
        return database.sql("select id from team where name = ? and department_id is not distinct from ?")
                .param(name)
                .param(department)
                .query(Long.class)
                .single();
    }

    /** From now on this person heads this team. */
    public void head(long team, String manager) {
        database.sql("update team set manager = ? where id = ?")
                .param(manager)
                .param(team)
                .update();
    }

    /**
     * Takes their teams from those of these people who lead no longer, or no longer work here.
     *
     * @return the teams that have lost their head, each with its department
     */
    public List<String> dropHeadships(Collection<String> logins) {
        return database.sql("""
                        with former as (
                            select t.id, concat_ws(' / ', t.name, d.name) as name
                            from team t left join department d on d.id = t.department_id
                            where t.manager = any(:logins) and t.id not in (select team from team_head))
                        update team set manager = null from former where former.id = team.id
                        returning former.name""")
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** A new, active person with a first password. */
    public void hire(String login, String name, Role role, String passwordHash, boolean mustChangePassword) {
        database.sql("""
                        insert into person (login, name, role, password_hash, password_set_at, must_change_password)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(login)
                .param(name)
                .param(role.name())
                .param(passwordHash)
                .param(now())
                .param(mustChangePassword)
                .update();
    }

    /** Changes name and role of a person who is known. */
    public void change(String login, String name, Role role) {
        database.sql("update person set name = ?, role = ? where login = ?")
                .param(name)
                .param(role.name())
                .param(login)
                .update();
    }

    /** Where a person works; null for no team or no department. */
    public void place(String login, @Nullable Long team, @Nullable Long department) {
        database.sql("update person set team_id = ?, department_id = ? where login = ?")
                .param(team)
                .param(department)
                .param(login)
                .update();
    }

    /** Where a person gets e-mail, as an administrator says; an empty address leaves it as it is. */
    public void address(String login, String email) {
        if (!email.isEmpty()) {
            database.sql("update person set email = ?, email_own = false where login = ?")
                    .param(email)
                    .param(login)
                    .update();
        }
    }

    /** As {@link #address}, as the organisation's sign-in says; answers whether it is another one now. */
    public boolean follow(String login, String email) {
        return database.sql("""
                                with before as (select email from person where login = :login for update)
                                update person set email = :email, email_own = false from before
                                where login = :login and (person.email is distinct from :email or person.email_own)
                                returning before.email is distinct from :email""")
                .param("login", login)
                .param("email", email)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** A password that the person has chosen; every session before ends. */
    public void chooseOwnPassword(String login, String hash) {
        database.sql("""
                        update person set password_hash = ?, password_set_at = ?, must_change_password = false,
                            password_own = true
                        where login = ?
                        """).param(hash).param(now()).param(login).update();
        forgetSessions(login);
    }

    /** Gives a person another password, unless it has chosen one or has to; answers whether it was given. */
    public boolean givePassword(String login, String hash) {
        return database.sql("""
                                update person set password_hash = ?, password_set_at = ?
                                where login = ? and not password_own and not must_change_password
                                """).param(hash).param(now()).param(login).update() > 0;
    }

    /** A first password, made for the person, which must be changed; whatever was there before is worth nothing. */
    public void makePassword(String login, String hash) {
        database.sql("""
                        update person set password_hash = ?, password_set_at = ?, must_change_password = true,
                            password_own = false
                        where login = ?
                        """).param(hash).param(now()).param(login).update();
    }

    /** From now on the person no longer comes in by the organisation's sign-in. */
    public void detach(String login) {
        database.sql("update person set oidc_subject = null where login = ?")
                .param(login)
                .update();
    }

    /** Whether this person can sign in and gets new work. */
    public void activate(String login, boolean active) {
        database.sql("update person set active = ? where login = ?")
                .param(active)
                .param(login)
                .update();
    }

    /** Every session of this person ends. */
    public void endSessions(String login) {
        database.sql("update person set session_epoch = session_epoch + 1 where login = ?")
                .param(login)
                .update();
        forgetSessions(login);
    }

    private void forgetSessions(String login) {
        database.sql("delete from open_session where login = ?").param(login).update();
    }

    /** How many active people have this role. */
    public int count(Role role) {
        return database.sql("select count(*) from person where active and role = ?")
                .param(role.name())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
