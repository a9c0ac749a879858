package io.gendan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the program takes to find the duplicates among many customers (D-07), and how many pairs it compares for it,
 * beside comparing all with all and beside asking a trigram index for each. Argument: customers.
 */
public final class DuplicateBench {

    private static final String CITIES = "北京 上海 宁波 杭州 苏州 无锡 青岛 成都 武汉 广州 深圳 厦门 长沙 西安 天津 郑州 合肥 南京 佛山 温州";
    private static final String SIGNS = "安博宝昌诚春达德鼎东飞丰峰福富高光广海汉航浩和恒红宏鸿华辉汇佳嘉建金锦晋京晶景凯康科兰乐力立利联亮林隆龙路绿美明"
            + "铭南宁鹏普启千庆仁荣瑞润森山盛胜世顺思松泰腾天通同万威维文祥翔新鑫信兴旭雅阳毅益银英永宇元远悦云泽展兆正志智中众卓";
    private static final String TRADES = "机械 电子 软件 食品 物流 塑料 化工 纺织 家具 建材 医疗器械 仪器 包装 照明 汽配 环保 贸易 模具 五金 能源";
    private static final int SAMPLE = 200;
    private static final int EVERY = 33;

    private DuplicateBench() {}

    public static void main(String[] arguments) throws Exception {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (var server = new Server()) {
            server.create("gendan");
            var settings = Map.of(
                    "SPRING_DATASOURCE_URL", server.url("gendan"),
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "SPRING_DATASOURCE_PASSWORD", server.password(),
                    "GENDAN_DUPLICATES_EVERY", "PT1S");
            try (var node = new Node(settings)) {
                node.says("Started GendanApplication");
                measure(server.in("gendan"), customers);
            }
        }
        System.exit(0);
    }

    private static void measure(JdbcClient database, int customers) {
        int planted = make(database, customers);
        database.sql("analyze customer").update();
        var begun = System.nanoTime();
        database.sql("insert into duplicate_check select number from customer").update();
        while (count(database, "select count(*) from duplicate_check") > 0) {
            LockSupport.parkNanos(200_000_000);
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        database.sql("analyze duplicate_key").update();
        long compared = count(database, """
                with telling as (select kind, value from duplicate_key group by 1, 2 having count(*) between 2 and 200)
                select count(*) from (select distinct a.customer_number, b.customer_number from telling
                join duplicate_key a using (kind, value) join duplicate_key b using (kind, value)
                where a.customer_number < b.customer_number) pairs""");
        long all = (long) customers * (customers - 1) / 2;
        System.out.printf(
                "%d customers: %.1f s, %.0f customers/s; %d pairs compared of %d (1 of %d); %d suspected%n",
                customers, seconds, customers / seconds, compared, all, all / Math.max(1, compared),
                count(database, "select count(*) from duplicate_pair"));
        System.out.printf("planted: %d, found: %d%n", planted, count(database, """
                select count(*) from duplicate_pair p join customer a on a.number = p.one join customer b on b.number = p.other
                where a.created_by = b.created_by and a.created_by <> 'bench'"""));
        trigrams(database, customers);
    }

    /** What a trigram index takes for a few, reckoned up to all. */
    private static void trigrams(JdbcClient database, int customers) {
        var keys = database.sql("select name_key from customer order by number limit " + SAMPLE)
                .query(String.class)
                .list();
        var begun = System.nanoTime();
        keys.forEach(key -> database.sql("select count(*) from customer where name_key % ? and similarity(name_key, ?) > 0.5")
                .params(key, key)
                .query(Integer.class)
                .single());
        var each = (System.nanoTime() - begun) / 1e9 / SAMPLE;
        System.out.printf(
                "trigram index: %.1f ms a customer, %.0f s for all (names alone)%n", each * 1e3, each * customers);
    }

    /** Every 33rd is one before it, written otherwise; who made a pair of them is its mark. */
    private static int make(JdbcClient database, int customers) {
        var random = new Random(7);
        var names = new ArrayList<String>();
        var phones = new ArrayList<String>();
        var marks = new ArrayList<String>();
        int planted = 0;
        for (int i = 0; i < customers; i++) {
            if (i % EVERY == EVERY - 1) {
                marks.set(i - 1, "pair " + i);
                names.add(otherwise(names.get(i - 1), planted));
                phones.add(planted % 3 == 2 ? phones.get(i - 1) : phone(random));
                marks.add("pair " + i);
                planted++;
            } else {
                names.add(name(random));
                phones.add(phone(random));
                marks.add("bench");
            }
        }
        database.sql("""
                        insert into customer (name, name_key, kind, phone, created_at, created_by)
                        select n, replace(n, '有限公司', ''), 'ORGANISATION', p, current_timestamp, m
                        from unnest(?::text[], ?::text[], ?::text[]) given (n, p, m)
                        """)
                .params(names.toArray(String[]::new), phones.toArray(String[]::new), marks.toArray(String[]::new))
                .update();
        return planted;
    }

    private static String otherwise(String name, int how) {
        return switch (how % 3) {
            case 0 -> name.replace("有限公司", "股份有限公司");
            case 1 -> name.substring(0, 2) + "市" + name.substring(2).replace("有限公司", "（有限公司）");
            default -> name.substring(2).replace("有限公司", "");
        };
    }

    private static String name(Random random) {
        return one(CITIES, random) + sign(random) + sign(random) + sign(random) + one(TRADES, random) + "有限公司";
    }

    private static String one(String words, Random random) {
        var list = List.of(words.split(" "));
        return list.get(random.nextInt(list.size()));
    }

    private static char sign(Random random) {
        return SIGNS.charAt(random.nextInt(SIGNS.length()));
    }

    private static String phone(Random random) {
        return "1%010d".formatted(3_000_000_000L + random.nextInt(1_000_000_000));
    }

    private static long count(JdbcClient database, String query) {
        return database.sql(query).query(Long.class).single();
    }
}
