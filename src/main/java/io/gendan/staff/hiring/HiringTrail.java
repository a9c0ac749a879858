package io.gendan.staff.hiring;

import io.gendan.engine.audit.Actor;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the audit trail who was taken on, and whose role, team, department, headship or e-mail is another one. */
@Component
class HiringTrail {

    private static final String NONE = "";

    /**
     * What decides on what somebody may do and see.
     *
     * @param heads the teams that the person heads, with their departments
     * @param email where e-mail goes to; never told
     */
    record Post(
            String login,
            String role,
            @Nullable String team,
            @Nullable String department,
            @Nullable String heads,
            @Nullable String email) {}

    private final AuditTrail trail;
    private final JdbcClient database;

    HiringTrail(AuditTrail trail, JdbcClient database) {
        this.trail = trail;
        this.database = database;
    }

    /** Everybody's, as they are now. */
    Map<String, Post> posts() {
        var posts = new TreeMap<String, Post>();
        database.sql("""
                        select p.login, p.role, t.name as team, d.name as department, p.email,
                            (select string_agg(concat_ws(' / ', h.name, hd.name), ', ' order by h.id)
                                from team h left join department hd on hd.id = h.department_id
                                where h.manager = p.login) as heads
                        from person p
                        left join team t on t.id = p.team_id
                        left join department d on d.id = p.department_id
                        """).query(Post.class).list().forEach(post -> posts.put(post.login(), post));
        return posts;
    }

    /** Tells what is another one now, and answers who may do and see other things than before. */
    Set<String> tell(Map<String, Post> before) {
        var moved = new TreeSet<String>();
        var by = Actor.current();
        posts().forEach((login, now) -> {
            var was = before.get(login);
            if (was == null) {
                put(by, login, details("hired", null, now.role(), "role"));
                return;
            }
            boolean other = changed(by, login, "role", was.role(), now.role());
            other |= changed(by, login, "team", was.team(), now.team());
            other |= changed(by, login, "department", was.department(), now.department());
            other |= changed(by, login, "heads", was.heads(), now.heads());
            if (other) {
                moved.add(login);
            }
            if (!Objects.equals(was.email(), now.email())) {
                put(by, login, Map.of("what", "email"));
            }
        });
        return moved;
    }

    private boolean changed(
            @Nullable String by, String login, String what, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return false;
        }
        put(by, login, details(what, Objects.requireNonNullElse(before, NONE), after, what));
        return true;
    }

    private static Map<String, Object> details(
            String what, @Nullable String before, @Nullable String after, String label) {
        var details = new HashMap<String, Object>();
        details.put("what", what);
        details.put(label, Objects.requireNonNullElse(after, NONE));
        if (before != null) {
            details.put("before", before);
        }
        return details;
    }

    private void put(@Nullable String by, String login, Map<String, ?> details) {
        trail.put(AuditKind.PERSON_CHANGED, by, login, details);
    }
}
