package io.gendan.browser;

import io.gendan.support.Browser;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes away what others would meet: days, templates, cases, keepers, leave, addresses, a person and its team. */
final class PayloadTraces {

    private static final String ANY = "%" + Payload.TEMPLATE + "%";

    private final int port;
    private final JdbcClient database;

    PayloadTraces(int port, JdbcClient database) {
        this.port = port;
        this.database = database;
    }

    void go() {
        var admin = Browser.of(port, "admin");
        for (var day : List.of("2026-03-02", "2026-03-14", "2026-03-15")) {
            admin.postForm("/working-time", "/working-time/take-back", Map.of("from", day, "to", day));
        }
        var wang = Browser.of(port, "wang");
        marked("select id::text from message_template where name like ?")
                .forEach(id -> wang.postForm("/templates", "/templates/" + id + "/retire", Map.of()));
        marked("select id::text from case_story where story like ?")
                .forEach(id -> wang.postForm("/cases", "/cases/" + id + "/withdraw", Map.of()));
        database.sql("delete from dossier_keeper").update();
        database.sql("delete from leave where note like ?").param(ANY).update();
        database.sql("update person set email = null, mail_reminders = true where email like '%@gendan.example'")
                .update();
        database.sql("update person set active = false, name = 'Gone', team_id = null where login = ? or name like ?")
                .params(PayloadImports.PERSON, ANY)
                .update();
    }

    private List<String> marked(String question) {
        return database.sql(question).param(ANY).query(String.class).list();
    }
}
