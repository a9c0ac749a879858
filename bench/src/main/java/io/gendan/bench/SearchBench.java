package io.gendan.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the packaged program takes to find customers among 100,000 with 300,000 entries on record, beside the plain
 * way, {@code ilike '%…%'} on the same rows without an index, asked in turn in one run; how long the entries take that it
 * finds them by; and how long all rules for tags take for all customers. Arguments: customers, rounds of twenty words.
 */
public final class SearchBench {

    private static final int ROUND = 20;
    private static final String RUNS = "Started GendanApplication";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JdbcClient database;
    private final int customers;

    private SearchBench(JdbcClient database, int customers) {
        this.database = database;
        this.customers = customers;
    }

    /** What is looked for: a name for it, the words, and the plain question for one of them. */
    private record Case(String name, List<String> words, String plain) {}

    public static void main(String[] arguments) throws Exception {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (var server = new Server()) {
            server.create("search");
            var bench = new SearchBench(server.in("search"), customers);
            try (var node = new Node(settings(server, "GENDAN_TAGS_RECKONING"))) {
                node.says(RUNS);
                System.out.printf(
                        "PostgreSQL %s, Java %s, %d cores; %d customers%n",
                        server.version(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        customers);
                bench.await("select exists (select from person where login = 'admin')");
                bench.fill();
                bench.awaitEntries();
                bench.ask(node.port, rounds);
            }
            try (var node = new Node(settings(server, "GENDAN_SEARCH_FOLLOWING"))) {
                node.says(RUNS);
                bench.awaitTags();
            }
        }
        System.exit(0);
    }

    private static Map<String, String> settings(Server server, String off) {
        return Map.of(
                "SPRING_DATASOURCE_URL", server.url("search"),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", server.password().isEmpty() ? "none" : server.password(),
                off, "false");
    }

    private void fill() {
        run("""
                insert into person (login, name, role, password_hash, password_set_at, must_change_password, password_own)
                select 'boss', 'Boss', 'PRINCIPAL', password_hash, password_set_at, false, true from person where login = 'admin'
                union all select 'seller' || n, 'Seller ' || n, 'SALESPERSON', password_hash, password_set_at, false, true
                from person, generate_series(1, 20) n where login = 'admin'""");
        run("""
                create table made as select n, (random() * 99)::int a, (random() * 99)::int b, (random() * 99)::int c,
                    (random() * 9)::int city, (random() * 9)::int line, 10000000 + (random() * 89999999)::int phone
                from generate_series(1, %d) n""".formatted(customers));
        run("""
                insert into customer (number, name, name_key, kind, owner, industry, city, phone, created_at, created_by)
                select next_customer_number(), m.name, lower(m.name), 'ORGANISATION', 'seller' || (1 + n %% 20), 'pumps', 'Suzhou',
                    '138' || phone, current_timestamp, 'admin' from (select n, phone, case when n %% 5 = 0
                    then (array['Bright', 'Silver', 'North', 'Golden', 'Rapid', 'Stone', 'River', 'Maple', 'Summit', 'Harbour'])[1 + a %% 10]
                        || (array['water', 'field', 'wood', 'bridge', 'gate', 'hill', 'brook', 'ford', 'well', 'dale'])[1 + b %% 10]
                        || ' ' || (array['Filters', 'Pumps', 'Valves', 'Motors', 'Cables', 'Tools', 'Glass', 'Paper', 'Steel', 'Foods'])[1 + line]
                        || ' ' || (1000 + n)
                    else (array['苏州', '上海', '杭州', '重庆', '宁波', '南京', '无锡', '常州', '青岛', '厦门'])[1 + city]
                        || substr('%1$s', 1 + a, 1) || substr('%1$s', 1 + b, 1) || substr('%1$s', 1 + c, 1)
                        || (array['泵业', '阀门', '电机', '电缆', '工具', '玻璃', '纸业', '钢铁', '食品', '物流'])[1 + line] || '有限公司' end
                    as name from made) m""".formatted(CHARACTERS));
        run("""
                insert into record_entry (customer_number, kind, author, happened_at, recorded_at, content)
                select number, 'CONTACT', owner, current_timestamp, current_timestamp, jsonb_build_object('summary',
                    (array['担心交货期太长', '询问价格和付款条件', '希望参观工厂', '总经理出差未回', '对质量很满意', '正在比较供应商',
                           'asked for the certificate', 'wants a call next week', '预算还没有批准', '愿意见面详谈'])
                        [1 + (random() * 9)::int] || '，型号K' || (random() * 9999)::int, 'openQuestion', '何时可以签约？')
                from customer, generate_series(1, 3)""");
        run("create table plain_customer as select number, name, phone from customer");
        run("create table plain_record as select customer_number, content::text content from record_entry");
        run("insert into search_stale select number from customer");
        run("vacuum analyze");
    }

    private void awaitEntries() {
        long begun = System.nanoTime();
        await("select not exists (select from search_stale)");
        System.out.printf("entries of all customers made in %.1f s%n", (System.nanoTime() - begun) / 1e9);
        run("vacuum analyze search_entry");
    }

    private void awaitTags() {
        long begun = System.nanoTime();
        await("select count(*) >= " + customers + " from tag_reckoning");
        System.out.printf("rules for tags asked about all customers in %.1f s%n", (System.nanoTime() - begun) / 1e9);
    }

    private void await(String question) {
        while (!database.sql(question).query(Boolean.class).single()) {
            LockSupport.parkNanos(200_000_000);
        }
    }

    private void ask(int port, int rounds) throws Exception {
        var byName = "select number, name from plain_customer where name ilike ? order by name limit 50";
        var cases = List.of(
                new Case("name, 2 characters", words("substr(name, 3, 2)", "name ~ '^[^a-z]+$'"), byName),
                new Case("name, 4 characters", words("substr(name, 3, 4)", "name ~ '^[^a-z]+$'"), byName),
                new Case("name, Latin", words("substr(name, 2, 7)", "name ~ 'ater'"), byName),
                new Case("pinyin", spelt(2, 8, 10), byName),
                new Case("initials", spelt(-1, 1, 6), byName),
                new Case("phone, last 8 digits", words("right(phone, 8)", "true"), "select number, name from plain_customer where phone ilike ? order by name limit 50"),
                new Case("slip, Latin", words("overlay(name placing 'x' from 4 for 1)", "name ~ 'ater'"), byName),
                new Case("slip, same sound", words("overlay(substr(name, 1, 7) placing '恒' from 4 for 1)", "name ~ '^..[^恒]衡'"), byName),
                new Case("record, rare word", words("'型号k' || (random() * 9999)::int", "true"), "select distinct customer_number, '' from plain_record where content ilike ? limit 50"),
                new Case("record, one in ten", List.of("交货期", "供应商", "certificate"), "select distinct customer_number, '' from plain_record where content ilike ? limit 50"));
        for (var each : cases) {
            var ours = new ArrayList<Double>();
            var plain = new ArrayList<Double>();
            long found = 0;
            for (int turn = -ROUND / 2; turn < rounds * ROUND; turn++) {
                var word = each.words().get(Math.floorMod(turn, each.words().size()));
                long begun = System.nanoTime();
                var answer = find(port, word);
                double took = (System.nanoTime() - begun) / 1e6;
                begun = System.nanoTime();
                database.sql(each.plain()).param("%" + word + "%").query((row, index) -> row.getString(1)).list();
                if (turn >= 0) {
                    ours.add(took);
                    plain.add((System.nanoTime() - begun) / 1e6);
                    found += answer.contains("\"total\":0") ? 0 : 1;
                }
            }
            System.out.printf(
                    "%-22s median %7.1f ms, 95 of a hundred within %7.1f ms; ilike %7.1f ms, %7.1f ms; %d of %d found%n",
                    each.name(), part(ours, 0.5), part(ours, 0.95), part(plain, 0.5), part(plain, 0.95), found, ours.size());
        }
    }

    private List<String> words(String word, String which) {
        return database.sql("select " + word + " from customer where " + which + " order by md5(number) limit " + ROUND)
                .query(String.class)
                .list();
    }

    private List<String> spelt(int part, int from, int length) {
        return database.sql("select substr(split_part(text, ' ', ?), ?, ?) from search_entry where kind = 'NAME'"
                        + " and text ~ '^[^a-z]+ ' order by md5(number) limit " + ROUND)
                .params(part, from, length)
                .query(String.class)
                .list();
    }

    private String find(int port, String word) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/customers?q="
                        + URLEncoder.encode(word, StandardCharsets.UTF_8)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(("boss:" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(word + " is answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private void run(String sql) {
        if (sql.startsWith("select")) {
            database.sql(sql).query((row, index) -> 1).list();
        } else {
            database.sql(sql).update();
        }
    }

    private static double part(List<Double> times, double part) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * part));
    }

    private static final String CHARACTERS =
            "恒衡天泰华盛隆达信诚鑫瑞祥丰源通顺安康宁远大中正和平金银宝玉龙凤鹏鹤松柏竹梅兰菊春夏秋冬东西南北山水江河湖海云雨风雷日月星辰光明辉耀"
                    + "文武英杰豪俊才德仁义礼智勇新兴旺发展昌荣富贵福禄寿喜庆嘉美佳优良精工巧匠力强";
}
