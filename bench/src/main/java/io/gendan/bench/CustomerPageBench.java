package io.gendan.bench;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the packaged program takes for the page of a customer with 500 contacts, and for the tab beside a form, beside
 * the same of a customer with a few: both of the demo company, in one run, asked in turn. Arguments: ignored, rounds of a
 * hundred requests.
 */
public final class CustomerPageBench {

    private static final Path DATA = Path.of("target", "journeys");
    private static final int CONTACTS = 500;
    private static final int WARM_UP = 150;
    private static final int ROUND = 100;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    private CustomerPageBench(int port) {
        base = "http://localhost:" + port;
    }

    /** A customer with a task open, and who owns it. */
    private record Subject(String number, String owner, String task, int contacts) {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        if (!Files.exists(DATA.resolve("password"))) {
            try (var first = new Node(Map.of("GENDAN_DATA_DIR", DATA.toAbsolutePath().toString()))) {
                first.says("The demo company has come alive");
            }
        }
        try (var server = new Server(DATA)) {
            server.copy("gendan", "pages");
            var database = server.in("pages");
            var subjects = subjects(database);
            var few = subjects.get(0);
            var many = subjects.get(1);
            new LongRecord(database, many.number()).of(CONTACTS);
            try (var node = new Node(Map.of(
                    "SPRING_DATASOURCE_URL", server.url("pages"),
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "SPRING_DATASOURCE_PASSWORD", server.password()))) {
                node.says("Started GendanApplication");
                System.out.printf(
                        "PostgreSQL %s, Java %s, %d cores; %s with %d contacts beside %s with %d%n",
                        server.version(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        many.number(),
                        CONTACTS,
                        few.number(),
                        few.contacts());
                new CustomerPageBench(node.port).run(few, many, rounds);
            }
            server.drop("pages");
        }
        System.exit(0);
    }

    /** Two customers of one owner who have been met and have a task open: the one with the fewest contacts first. */
    private static List<Subject> subjects(JdbcClient database) {
        return database.sql("""
                        with met as (
                            select c.number, c.owner, (select min(t.id_) from act_ru_task t
                                    join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ = c.number) task,
                                   (select count(*) from interaction i where i.customer_number = c.number) contacts
                            from customer c where exists (
                                select 1 from record_entry e where e.customer_number = c.number and e.kind = 'CONCLUSION')
                            and exists (select 1 from record_entry e where e.customer_number = c.number and e.kind = 'DEBRIEF'))
                        select * from met m where task is not null
                        and owner = (select owner from met where task is not null group by owner having count(*) > 1
                                     order by count(*) desc, owner limit 1)
                        order by contacts, number limit 2""").query(Subject.class).list();
    }

    private void run(Subject few, Subject many, int rounds) throws Exception {
        signIn(many.owner());
        var times = new TreeMap<String, List<Double>>();
        for (int each = -WARM_UP; each < rounds * ROUND; each++) {
            for (var subject : List.of(few, many)) {
                for (var door : List.of(
                        "page /customers/" + subject.number(),
                        "story /customers/" + subject.number() + "/story",
                        "tab /api/tasks/" + subject.task() + "/story")) {
                    var name = door.substring(0, door.indexOf(' ')) + (subject == few ? ", few" : ", 500");
                    var took = took(door.substring(door.indexOf(' ') + 1));
                    if (each >= 0) {
                        times.computeIfAbsent(name, first -> new ArrayList<>()).add(took);
                    }
                }
            }
        }
        var printed = new ArrayList<Double>();
        for (int each = 0; each < 20; each++) {
            printed.add(took("/customers/" + many.number() + "/print"));
        }
        times.put("print, 500", printed);
        times.forEach(CustomerPageBench::say);
    }

    private static void say(String what, List<Double> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "%-12s median %6.1f ms, 95th of a hundred %6.1f ms, slowest %6.1f ms (%d requests)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.95)),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }

    private double took(String path) throws Exception {
        var begun = System.nanoTime();
        var answer = get(path);
        var took = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return took;
    }

    private void signIn(String login) throws Exception {
        var token = CSRF.matcher(get("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("No sign-in");
        }
        var form = "username=" + login + "&password=" + URLEncoder.encode(Node.PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        http.send(
                HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
                        .GET()
                        .build(),
                BodyHandlers.ofString());
    }
}
