package io.gendan.rights;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What {@link Cast#OWNER} has beside customers, so that an address with an {@code {id}} is asked for something that is
 * there: a new one for each who asks, for whoever may take it away leaves nothing behind.
 */
@Component
class Belongings {

    private final JdbcClient database;

    Belongings(JdbcClient database) {
        this.database = database;
    }

    /**
     * The id of something new that this path asks for; nothing for paths that ask for something else.
     *
     * @param secret what those who may not see it must never read
     */
    Optional<String> id(String path, String owner, String secret) {
        if (path.contains("/cases/{id}")) {
            return Optional.of(story(owner));
        }
        if (path.contains("/imports/{id}")) {
            return Optional.of(anImport(owner, secret));
        }
        if (path.contains("/leave/{id}")) {
            return Optional.of(leave(owner, secret));
        }
        return path.contains("/templates/{id}") ? Optional.of(template(owner)) : Optional.empty();
    }

    private String story(String owner) {
        return made("""
                insert into case_story (industry, customer_name, story, added_by, added_at)
                values ('Pumps', 'A maker of pumps', 'It helped', :owner, current_timestamp) returning id::text
                """, owner, "");
    }

    private String leave(String owner, String secret) {
        return made("""
                insert into leave (person, first_day, last_day, note, entered_by, entered_at)
                values (:owner, '2098-10-01', '2098-10-02', :secret, :owner, current_timestamp) returning id::text
                """, owner, secret);
    }

    private String template(String owner) {
        return made("""
                with made as (insert into message_template (name) values (gen_random_uuid()::text) returning id)
                insert into message_template_version (template_id, version, body, author, written_at)
                select id, 1, 'Good day', :owner, current_timestamp from made returning template_id::text
                """, owner, "");
    }

    /** One that ended with a row that was not taken. */
    private String anImport(String owner, String secret) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into import_job (id, person, locale, dry_run, start_journeys, state, file_name, format, header,
                            rows_in_file, rows_read, faulty, asked_at, finished_at)
                        values (:id, :owner, 'en', false, false, 'DONE', 'customers.csv', 'UTF-8', '{Name,Phone}',
                            1, 1, 1, current_timestamp, current_timestamp)
                        """).param("id", id).param("owner", owner).update();
        database.sql("insert into import_fault (job, row_number, cells) values (:id, 2, array['Li', :secret])")
                .param("id", id)
                .param("secret", secret)
                .update();
        database.sql("insert into import_remark (job, kind, row_number, message) values (:id, 'ERROR', 2, 'Too short')")
                .param("id", id)
                .update();
        return id.toString();
    }

    private String made(String sql, String owner, String secret) {
        return database.sql(sql)
                .param("owner", owner)
                .param("secret", secret)
                .query(String.class)
                .single();
    }

    /** Takes away what is left. */
    void remove(String owner) {
        database.sql("delete from import_job where person = :owner")
                .param("owner", owner)
                .update();
        database.sql("delete from leave where person = :owner")
                .param("owner", owner)
                .update();
        database.sql("delete from case_story where added_by = :owner")
                .param("owner", owner)
                .update();
        database.sql("""
                        update message_template set retired_at = current_timestamp, retired_by = :owner
                        where retired_at is null
                            and id in (select template_id from message_template_version where author = :owner)
                        """).param("owner", owner).update();
    }
}
