package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings payloads in as programs do: customers, imports, files and whatever is told of a customer. */
final class PayloadWriter {

    /** Whose name is a payload. */
    static final String PERSON = "payload.person";

    private static final String[] MULTIPART = {"Content-Type", "multipart/form-data; boundary=p"};

    private final int port;

    PayloadWriter(int port) {
        this.port = port;
    }

    /** A customer whose every field holds a payload, but for those that take none. */
    String customer(String mark) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : List.of(
                "name",
                "industry",
                "phone",
                "email",
                "city",
                "website",
                "revenueUnit",
                "creditCode",
                "tags",
                "contactPerson",
                "revenue",
                "employees",
                "founded")) {
            fields.put(field, Payload.line());
        }
        fields.put("name", Payload.line() + mark);
        fields.put("tags", Payload.of(50));
        var chen = Program.of(port, "chen");
        var answer = chen.post("/api/customers", fields);
        for (int tries = 0; answer.status() == 400 && tries < fields.size(); tries++) {
            assertThat(answer.json().path("errors").isEmpty())
                    .as(answer.toString())
                    .isFalse();
            answer.json()
                    .path("errors")
                    .forEach(fault -> fields.remove(fault.path("field").asText()));
            answer = chen.post("/api/customers", fields);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(fields.keySet()).contains("name", "industry", "city", "contactPerson");
        var made = answer.json().path("number").asText();
        assertThat(chen.post("/api/customers/" + made + "/journey", null).status())
                .isEqualTo(201);
        return made;
    }

    /** Rows of every kind of import, with payloads in every column for text. */
    void imports(String number) {
        var line = "\"" + Payload.line().replace("\"", "\"\"") + "\"";
        var other = line.replace("=7", "=8");
        imports(
                "wang",
                "/api/customers/import",
                "name,owner,industry,city,contact person,tags",
                String.join(",", other, "liu", line, line, line, "x"));
        imports(
                "wang",
                "/api/customers/import?partial=true",
                "name,owner,phone",
                String.join(",", other.replace("=8", "=9"), line, line));
        imports(
                "chen",
                "/api/interactions/import",
                "number,at,kind,channel,direction,contactPerson,summary,pressingQuestion,feedback",
                number + ",2026-02-20T10:00:00+08:00,REMOTE,PHONE,INBOUND," + String.join(",", line, line, line, line));
        imports(
                "wang",
                "/api/dealings/import",
                "opportunity id,customer number,product,deal stage,close date,close value,open problems",
                String.join(",", line, number, line, "Won", "2026-02-01", "5", line));
        imports(
                "admin",
                "/api/staff/import",
                "login,name,role,team,department",
                PERSON + "," + line + ",Salesperson,孙丽团队 Team Sun Li,华东销售部 East China Sales");
    }

    private void imports(String login, String address, String header, String row) {
        var body = "--p\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + header + "\n"
                + row + "\n\r\n--p--\r\n";
        var answer = Program.of(port, login).post(address, body, MULTIPART);
        assertThat(answer.status()).as("%s: %s", address, answer).isEqualTo(200);
    }

    /** Something that is told of a customer; it must be taken. */
    void tells(String login, String number, String what, Map<String, Object> said) {
        var answer = Program.of(port, login).post("/api/customers/" + number + what, said);
        assertThat(answer.status()).as("%s by %s: %s", what, login, answer).isBetween(200, 299);
    }

    /** A file whose name, note and content are payloads. */
    void attaches(String number) {
        var body = "--p\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + Payload.of(400)
                + "\r\n--p\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<img src=x onerror=__hit=1>"
                + Payload.TEMPLATE + ".txt\"\r\n\r\n"
                + Payload.of(1000) + "\r\n--p--\r\n";
        var answer = Program.of(port, "chen").post("/api/customers/" + number + "/files", body, MULTIPART);
        assertThat(answer.status()).as(answer.toString()).isIn(201, 400);
    }
}
