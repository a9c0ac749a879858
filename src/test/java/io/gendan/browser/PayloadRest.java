package io.gendan.browser;

import io.gendan.browser.PayloadStory.Cast;
import io.gendan.support.People;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The requests that the story has no use for: what only choices, days, people and numbers are read from. */
final class PayloadRest {

    private final PayloadRefused refused;
    private final PayloadWriter writer;
    private final PayloadForms forms;
    private final FieldsRead fields;
    private final JdbcClient database;
    private final Cast cast;

    PayloadRest(int port, WatchedDesks desks, JdbcClient database, Cast cast) {
        this.refused = new PayloadRefused(port, desks.fields());
        this.writer = new PayloadWriter(port, refused);
        this.forms = new PayloadForms(desks);
        this.fields = desks.fields();
        this.database = database;
        this.cast = cast;
    }

    void all() {
        programs();
        imports();
        pages();
        lists();
    }

    private void programs() {
        var customer = "/api/customers/" + cast.pursued();
        var times = Map.of("days", List.of("MONDAY"), "from", "09:00", "to", "10:00");
        for (var name : List.of("days", "from", "to", "contactPerson")) {
            refused.other("chen", "POST", customer + "/contact-book/call-times", times, name);
        }
        refused.other(owner(), "POST", customer + "/contract", Map.of(), "file");
        refused.other("wang", "POST", customer + "/merge/" + cast.addressee(), Map.of(), "choices");
        var pair = Map.of("one", cast.pursued(), "other", cast.addressee());
        for (var name : List.of("one", "other")) {
            refused.other("wang", "POST", "/api/duplicates", pair, name);
            refused.other("wang", "POST", "/api/duplicates/not-same", pair, name);
        }
        for (var name : List.of("current", "chosen")) {
            refused.other(
                    "yang", "POST", "/api/me/password", Map.of("current", People.PASSWORD, "chosen", "short"), name);
        }
        refused.other("wang", "POST", customer + "/session-room", Map.of(), "present");
        refused.other("admin", "POST", "/api/staff/" + PayloadImports.PERSON + "/role", Map.of(), "role");
        refused.other("wang", "PUT", "/api/dossier-keepers/" + encoded(department()), Map.of(), "keeper");
        for (var name : List.of("start", "end")) {
            refused.other("admin", "PUT", "/api/working-time/hours", Map.of("start", "09:00", "end", "18:00"), name);
        }
    }

    /** Whose customers a table is to bring. */
    private void imports() {
        var path = "/api/customers/import";
        var owner = "?dryRun=true&owner=" + encoded(Payload.line());
        refused.judged("POST", path, "owner", writer.file("wang", path + owner, "a.csv", "name\nSomebody\n"));
    }

    private void pages() {
        var customer = "/customers/" + cast.pursued();
        forms.posts(owner(), customer + "/tags/remove", Map.of(), "tag");
        forms.posts(owner(), customer + "/contract", Map.of(), "file");
        forms.posts(owner(), customer + "/dossier/confidential/withdraw", Map.of(), "field");
        var keeping = Map.of("department", department(), "keeper", "li");
        forms.posts("admin", "/dossier-keepers", keeping, "department", "keeper");
        var pair = Map.of("one", cast.pursued(), "other", cast.addressee());
        forms.posts("wang", "/duplicates/not-same", pair, "one", "other");
        forms.posts("wang", "/duplicates/propose", pair, "one", "other");
        forms.posts("wang", "/pool/claim", Map.of(), "number");
        forms.posts("wang", "/sessions/" + cast.pursued(), Map.of(), "present");
        forms.posts("wang", customer + "/merge/" + cast.addressee(), Map.of(), "side.nothing");
        forms.posts("wang", customer + "/privacy/erasures/" + erasure() + "/confirm", Map.of(), "typedNumber");
        var password = Map.of("current", People.PASSWORD, "chosen", "long enough for all", "repeated", "another one");
        forms.posts("yang", "/password", password, "username", "current", "chosen", "repeated");
        forms.posts("admin", "/staff/" + PayloadImports.PERSON + "/workplace", Map.of(), "manager");
    }

    /** What lists are narrowed by, at addresses without variables or of the customer. */
    private void lists() {
        for (var field : fields.leftOut()) {
            if (field.path().startsWith("/api/")
                    && field.method().equals("GET")
                    && !field.name().equals(SentField.ANY)) {
                refused.narrows(
                        field.path().contains("audit") ? PayloadTour.AUDITOR : "wang",
                        field.path().replace("{number}", cast.pursued()),
                        field.name());
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String owner() {
        return database.sql("select owner from customer where number = ?")
                .param(cast.pursued())
                .query(String.class)
                .single();
    }

    private String department() {
        return database.sql(
                        "select name from department where id = (select department_id from person where login = 'wang')")
                .query(String.class)
                .single();
    }

    private String erasure() {
        return database.sql("select id::text from erasure where customer_number = ? limit 1")
                .param(cast.pursued())
                .query(String.class)
                .single();
    }
}
