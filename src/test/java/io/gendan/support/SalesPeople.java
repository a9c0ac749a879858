package io.gendan.support;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A department of its own for one test: director, senior manager, manager with the salespeople {@code anna} and {@code
 * bert}, another manager with {@code cora}; beside it {@code dora} of another department, an account manager, an
 * administrator, an auditor and, for who asks for one, a principal. Every login bears the test's own suffix.
 */
public final class SalesPeople {

    private final JdbcClient database;
    private final String suffix = "." + UUID.randomUUID().toString().substring(0, 8);
    private boolean principal;

    public SalesPeople(JdbcClient database) {
        this.database = database;
        long here = department("Here");
        long elsewhere = department("Elsewhere");
        person("director", "DIRECTOR", null, here);
        person("senior", "SENIOR_MANAGER", null, here);
        person("manager", "MANAGER", null, here);
        person("manager2", "MANAGER", null, here);
        long team = team("First", here, "manager");
        long team2 = team("Second", here, "manager2");
        person("anna", "SALESPERSON", team, here);
        person("bert", "SALESPERSON", team, here);
        person("cora", "SALESPERSON", team2, here);
        person("dora", "SALESPERSON", null, elsewhere);
        person("account", "ACCOUNT_MANAGER", null, here);
        person("admin", "ADMIN", null, null);
        person("auditor", "AUDITOR", null, null);
    }

    /** The login of one of them. */
    public String login(String who) {
        return who.equals("principal") ? principal() : who + suffix;
    }

    /** The login of a principal, who is hired when first asked for: one reads every open task of all later tests, too. */
    public String principal() {
        if (!principal) {
            principal = true;
            person("principal", "PRINCIPAL", null, null);
        }
        return "principal" + suffix;
    }

    /** A text that no other test has, to find what this test made. */
    public String mark() {
        return suffix.substring(1);
    }

    private long department(String name) {
        return database.sql("insert into department (name) values (?) returning id")
                .param(name + suffix)
                .query(Long.class)
                .single();
    }

    private long team(String name, long department, String manager) {
        return database.sql("insert into team (name, department_id, manager) values (?, ?, ?) returning id")
                .params(name + suffix, department, login(manager))
                .query(Long.class)
                .single();
    }

    private void person(String who, String role, Long team, Long department) {
        database.sql("""
                        insert into person (login, name, role, team_id, department_id, password_hash, password_set_at,
                            must_change_password) values (?, ?, ?, ?, ?, 'none', current_timestamp, false)
                        """).params(who + suffix, who, role, team, department).update();
    }
}
