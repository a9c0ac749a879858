package io.gendan.rights;

import io.gendan.rights.RightsTable.Row;
import java.net.http.HttpResponse;
import java.util.List;

/** One address as somebody asks it, with all that a request to it brings. */
final class Asked {

    private static final String ALSO_UNKNOWN = "C-987655";

    private final Cast cast;
    private final Row row;

    Asked(Cast cast, Row row) {
        this.cast = cast;
        this.row = row;
    }

    /** As the table says; an address for any method is asked by GET. */
    HttpResponse<String> of(String who, Cast.Case known, String number, String id) {
        return by(row.endpoint().method().equals("ANY") ? "GET" : row.endpoint().method(), who, known, number, id);
    }

    /** By another method than the table says. */
    HttpResponse<String> by(String method, String who, Cast.Case known, String number, String id) {
        var path = row.endpoint()
                .path()
                .replace("{number}", number)
                .replace("{taskId}", known.task())
                .replace("{login}", cast.login(Cast.OWNER))
                .replace("{merged}", ALSO_UNKNOWN)
                .replace("/**", "/x")
                .replace("{id}", id)
                .replace("{field}", id)
                .replace("{what}", "persons")
                .replace("{deed}", "remove")
                .replace("{path}", "resume")
                .replaceAll("\\{[^}]+}", "1")
                .replace("*", "x");
        var sent = row.sent()
                .replace("(file)", Visitor.FILE)
                .replace("{number}", number)
                .replace("{name}", known.name().replace(" ", "%20"));
        boolean bringsNothing = List.of("GET", "DELETE", "HEAD", "OPTIONS").contains(method);
        if (sent.isEmpty() && !bringsNothing) {
            sent = Visitor.isForPrograms(path) ? "{}" : "x=y";
        }
        boolean query = sent.startsWith("?");
        var body = query || sent.isEmpty() || method.equals("HEAD") || method.equals("OPTIONS") ? null : sent;
        return cast.visitor(who).send(method, query ? path + sent : path, body);
    }
}
