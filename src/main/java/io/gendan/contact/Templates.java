package io.gendan.contact;

import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The templates of messages with all their versions. Versions are added, never changed. */
@Repository
public class Templates {

    private static final String SELECT = """
            select t.id, t.name, t.retired_at, v.version, v.subject, v.body, v.author, v.written_at
            from message_template t join message_template_version v on v.template_id = t.id
            """;

    private final JdbcClient database;
    private final Clock clock;

    Templates(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest version of every template that is offered, by name. */
    public List<Template> offered() {
        return database.sql(SELECT + """
                        where t.retired_at is null and v.version =
                        (select max(version) from message_template_version n where n.template_id = t.id)
                        order by lower(t.name)""").query(Templates::read).list();
    }

    /** Every version of a template, newest first. */
    public List<Template> versions(long id) {
        var versions = database.sql(SELECT + "where t.id = ? order by v.version desc")
                .param(id)
                .query(Templates::read)
                .list();
        if (versions.isEmpty()) {
            throw Refusal.notFound("template.unknown", String.valueOf(id));
        }
        return versions;
    }

    /** The version that forms and records call so, offered or not. */
    public Optional<Template> called(String called) {
        return database.sql(SELECT + "where t.name || ' v' || v.version = ?")
                .param(called)
                .query(Templates::read)
                .optional();
    }

    /**
     * Adds a template with its first version. It counts on where templates of this name that were taken out of use have
     * ended: what the record calls a version is one for ever.
     *
     * @throws Refusal 403, 400 naming what is wrong with the words, or 409 {@code template.nameTaken}
     */
    @Transactional
    public Template add(NewTemplate template, Person by) {
        template.check(by);
        try {
            long id = database.sql("insert into message_template (name) values (?) returning id")
                    .param(template.name())
                    .query(Long.class)
                    .single();
            return write(id, 1 + lastVersion(template.name()), template, by);
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("template.nameTaken", template.name());
        }
    }

    /** Writes a template anew; the versions before stay. Refuses (409 {@code template.retired}) one out of use. */
    @Transactional
    public Template revise(long id, @Nullable String subject, @Nullable String text, Person by) {
        lock(id);
        var latest = versions(id).get(0);
        if (latest.retired()) {
            throw Refusal.conflict("template.retired", latest.name());
        }
        var words = NewTemplate.of(latest.name(), subject, text);
        words.check(by);
        return write(id, latest.version() + 1, words, by);
    }

    /** Takes a template out of use; what was written by it stays. */
    @Transactional
    public void retire(long id, Person by) {
        NewTemplate.mayWrite(by);
        var retired = database.sql(
                        "update message_template set retired_at = ?, retired_by = ? where id = ? and retired_at is null")
                .params(Timestamp.from(clock.instant()), by.login(), id)
                .update();
        if (retired == 0) {
            versions(id);
        }
    }

    private boolean lock(long id) {
        var sql = "select true from message_template where id = ? for update";
        return database.sql(sql).param(id).query(Boolean.class).optional().isPresent();
    }

    private int lastVersion(String name) {
        return database.sql("""
                        select coalesce(max(v.version), 0) from message_template t
                        join message_template_version v on v.template_id = t.id where t.name = ?""").param(name).query(Integer.class).single();
    }

    private Template write(long id, int version, NewTemplate words, Person by) {
        database.sql("""
                        insert into message_template_version (template_id, version, subject, body, author, written_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(version)
                .param(words.subject())
                .param(words.text())
                .param(by.login())
                .param(Timestamp.from(clock.instant()))
                .update();
        return versions(id).get(0);
    }

    private static Template read(ResultSet row, int index) throws SQLException {
        return new Template(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("version"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("author"),
                row.getTimestamp("written_at").toInstant(),
                row.getTimestamp("retired_at") != null);
    }
}
