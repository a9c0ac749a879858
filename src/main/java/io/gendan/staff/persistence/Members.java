package io.gendan.staff.persistence;

import io.gendan.engine.Texts;
import io.gendan.staff.Member;
import io.gendan.staff.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads people with what concerns their accounts. */
@Repository
public class Members {

    private static final String MEMBERS = """
            select p.login, p.name, p.role, t.name as team, d.name as department, p.active, p.last_sign_in_at,
                p.must_change_password, p.oidc_subject is not null as of_organisation
            from person p
            left join team t on t.id = p.team_id
            left join department d on d.id = p.department_id
            """;

    private final JdbcClient database;

    Members(JdbcClient database) {
        this.database = database;
    }

    /** Everybody, active or not, by login. */
    public List<Member> all() {
        return database.sql(MEMBERS + "order by p.login").query(Members::member).list();
    }

    public Optional<Member> find(String login) {
        return Texts.storable(login)
                ? database.sql(MEMBERS + "where p.login = ?")
                        .param(login)
                        .query(Members::member)
                        .optional()
                : Optional.empty();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        var last = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Member(
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("team"),
                row.getString("department"),
                row.getBoolean("active"),
                last == null ? null : last.toInstant(),
                row.getBoolean("must_change_password"),
                row.getBoolean("of_organisation"));
    }
}
