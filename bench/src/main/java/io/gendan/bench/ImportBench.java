package io.gendan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * How fast the packaged program takes a table of customers in, with 512 MB of heap, beside a plain COPY of the same rows
 * into a table with and without the program's indexes; then the program is killed in the middle and started again.
 * Arguments: rows.
 */
public final class ImportBench {

    private static final String COLUMNS = "number, name, name_key, kind, industry, phone, email, city, employees, revenue,"
            + " founded, tags, created_at, created_by";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;

    private ImportBench(Server server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) / 100 * 100 : 100_000;
        var folder = Files.createTempDirectory("gendan-rows");
        var text = new Rows(count, "甲");
        var book = new Rows(count, "乙");
        var cut = new Rows(count, "丙");
        text.csv(folder.resolve("text.csv"), "GB18030");
        book.xlsx(folder.resolve("book.xlsx"));
        cut.csv(folder.resolve("cut.csv"), "GB18030");
        try (var server = new Server()) {
            System.out.printf(
                    "PostgreSQL %s, Java %s, %d cores, -Xmx512m; %d rows a file, %d broken, %d duplicates%n",
                    server.version(),
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    count,
                    text.broken(),
                    text.duplicates());
            server.create("imports");
            var bench = new ImportBench(server);
            var place = bench.first(folder, text, book, cut);
            bench.goOn(place, cut);
        }
        System.exit(0);
    }

    private String first(Path folder, Rows text, Rows book, Rows cut) throws Exception {
        try (var node = node(server)) {
            node.isReady();
            whole(node, folder.resolve("text.csv"), text);
            copy("bare", "including defaults including generated");
            copy("indexed", "including all");
            whole(node, folder.resolve("book.xlsx"), book);
            var place = send(node, folder.resolve("cut.csv"));
            wait(node, place, 40);
            node.kill();
            return place;
        }
    }

    private static Node node(Server server) throws Exception {
        return new Node(
                Map.of(
                        "SPRING_DATASOURCE_URL", server.url("imports"),
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "SPRING_DATASOURCE_PASSWORD", server.password()),
                "-Xmx512m");
    }

    private void whole(Node node, Path file, Rows rows) throws Exception {
        long begun = System.nanoTime();
        var place = send(node, file);
        double sent = (System.nanoTime() - begun) / 1e9;
        var state = wait(node, place, Integer.MAX_VALUE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        check(state, rows);
        System.out.printf(
                "%s, %d MB: %.1f s from sending to done, %.0f rows/s; sent and read through in %.1f s; read as %s;"
                        + " load %.1f%n",
                file.getFileName(),
                Files.size(file) / 1024 / 1024,
                seconds,
                state.get("rows").asInt() / seconds,
                sent,
                state.get("format").asText(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void goOn(String place, Rows rows) throws Exception {
        var here = server.in("imports");
        int stored = customers("count(*)", rows);
        int read = here.sql("select rows_read from import_job where state = 'WAITING'")
                .query(Integer.class)
                .single();
        try (var node = node(server)) {
            node.isReady();
            check(wait(node, place, Integer.MAX_VALUE), rows);
        }
        System.out.printf(
                "killed after %d rows with %d customers stored; went on to %d customers, nobody twice%n",
                read, stored, rows.sound());
    }

    private int customers(String what, Rows rows) {
        return server.in("imports")
                .sql("select " + what + " from customer where name like ?")
                .param("%" + rows.mark() + "%")
                .query(Integer.class)
                .single();
    }

    private void copy(String table, String like) throws Exception {
        var here = server.in("imports");
        here.sql("create table " + table + " (like customer " + like + ")").update();
        try (var pool = server.pool("imports");
                var connection = pool.getConnection()) {
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            var out = new ByteArrayOutputStream();
            copying.copyOut("copy (select " + COLUMNS + " from customer) to stdout", out);
            long begun = System.nanoTime();
            long copied = copying.copyIn(
                    "copy " + table + " (" + COLUMNS + ") from stdin", new ByteArrayInputStream(out.toByteArray()));
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("plain COPY, %s: %.1f s, %.0f rows/s%n", table, seconds, copied / seconds);
        }
    }

    private void check(JsonNode state, Rows rows) {
        int customers = customers("count(*)", rows);
        int keys = customers("count(distinct name_key)", rows);
        if (!state.get("state").asText().equals("DONE")
                || customers != rows.sound()
                || keys != rows.sound()
                || state.get("faultyRows").asInt() != rows.broken()
                || state.get("duplicates").asInt() != rows.duplicates()) {
            throw new IllegalStateException(customers + " customers, " + keys + " names; " + state);
        }
    }

    private JsonNode wait(Node node, String place, int percent) throws Exception {
        while (true) {
            var state = new ObjectMapper().readTree(get(node, place));
            boolean far = state.get("rowsRead").asInt() > state.get("rows").asInt() / 100L * percent;
            if (!state.get("state").asText().equals("WAITING") || far) {
                return state;
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private String send(Node node, Path file) throws Exception {
        var answer = http.send(
                request(node, "/api/customers/import")
                        .header("Content-Type", "multipart/form-data; boundary=rows")
                        .POST(body(file))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static BodyPublisher body(Path file) throws Exception {
        var head = "--rows\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName() + "\"\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofFile(file), BodyPublishers.ofString("\r\n--rows--\r\n"));
    }

    private String get(Node node, String place) throws Exception {
        return http.send(request(node, place).GET().build(), BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(Node node, String path) {
        var credentials = Base64.getEncoder()
                .encodeToString(("admin:" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + node.port + path))
                .header("Authorization", "Basic " + credentials);
    }
}
