package io.gendan.staff.signin;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people are signed in, on every node. A session is as good as its row: one whose row is gone ends with its next
 * request. Sessions live by the computer's own clock, as the server counts them.
 */
@Component
public class OpenSessions implements HttpSessionListener {

    private static final String HANDLE = OpenSessions.class.getName();
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final AuditTrail trail;
    private final SessionLimits limits;
    private final InstantSource time = InstantSource.system();
    private final UUID node = UUID.randomUUID();
    private volatile boolean stopped;

    OpenSessions(JdbcClient database, AuditTrail trail, SessionLimits limits) {
        this.database = database;
        this.trail = trail;
        this.limits = limits;
    }

    /** This person has signed in with this request. */
    void begin(String login, HttpServletRequest request) {
        var handle = UUID.randomUUID();
        var now = at(time.instant());
        database.sql("delete from open_session where used_at < ?")
                .param(at(time.instant().minus(limits.longest())))
                .update();
        database.sql("""
                        insert into open_session (handle, login, node, begun_at, used_at, browser, address)
                        values (:handle, :login, :node, :now, :now, :browser, :address)
                        """)
                .param("handle", handle)
                .param("login", login)
                .param("node", node)
                .param("now", now)
                .param("browser", BrowserFamily.of(request).name())
                .param("address", request.getRemoteAddr())
                .update();
        request.getSession().setAttribute(HANDLE, handle);
    }

    /**
     * Whether this session may go on. One in which nobody has signed in is none of ours.
     *
     * @param used whether somebody uses it with this request, which is noted; no for what an open page asks by itself
     */
    boolean goesOn(@Nullable HttpSession session, boolean used) {
        var handle = handle(session);
        if (handle == null) {
            return true;
        }
        var before = database.sql("select used_at from open_session where handle = ?")
                .param(handle)
                .query(OffsetDateTime.class)
                .optional();
        var now = time.instant();
        if (used && before.isPresent() && before.get().toInstant().plus(NOTED).isBefore(now)) {
            database.sql("update open_session set used_at = ? where handle = ?")
                    .param(at(now))
                    .param(handle)
                    .update();
        }
        return before.isPresent();
    }

    /** Where this person is signed in, the latest first. */
    public List<OpenSession> of(String login, @Nullable HttpSession here) {
        var asking = handle(here);
        return database.sql("""
                        select handle, begun_at, used_at, browser, address from open_session
                        where login = :login and used_at > :idle and begun_at > :longest
                        order by begun_at desc, handle
                        """)
                .param("login", login)
                .param("idle", at(time.instant().minus(limits.idle())))
                .param("longest", at(time.instant().minus(limits.longest())))
                .query((row, number) -> session(row, asking))
                .list();
    }

    /** Ends one of this person's sessions; answers whether there was one of that handle. */
    @Transactional
    public boolean end(String login, UUID handle) {
        var ended = database.sql("delete from open_session where login = ? and handle = ?")
                        .params(login, handle)
                        .update()
                > 0;
        if (ended) {
            trail.put(AuditKind.SIGNED_OUT, login, login, Map.of("what", "one"));
        }
        return ended;
    }

    /** Ends all sessions of this person but the one that asks. */
    @Transactional
    public void endOthers(String login, HttpSession here) {
        database.sql("delete from open_session where login = ? and handle is distinct from ?")
                .params(login, handle(here))
                .update();
        trail.put(AuditKind.SIGNED_OUT, login, login, Map.of("what", "others"));
    }

    /** Whoever signs out, or stays away too long, is signed in there no longer. */
    @Override
    public void sessionDestroyed(HttpSessionEvent end) {
        var handle = handle(end.getSession());
        if (handle != null && !stopped) {
            database.sql("delete from open_session where handle = ?")
                    .param(handle)
                    .update();
        }
    }

    /** The server forgets all its sessions when it stops. */
    @PreDestroy
    void stop() {
        stopped = true;
        database.sql("delete from open_session where node = ?").param(node).update();
    }

    private static @Nullable UUID handle(@Nullable HttpSession session) {
        return session == null ? null : (UUID) session.getAttribute(HANDLE);
    }

    private static OpenSession session(ResultSet row, @Nullable UUID asking) throws SQLException {
        var handle = row.getObject("handle", UUID.class);
        return new OpenSession(
                handle,
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                row.getString("browser"),
                row.getString("address"),
                handle.equals(asking));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
