package io.gendan.bench;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;

/** Invented customers as a table: of a hundred rows five can't be taken and three name a customer of a row before. */
final class Rows {

    static final List<String> HEADER =
            List.of("客户名称", "行业", "电话", "邮箱", "城市", "员工人数", "营业额", "成立年份", "标签", "联系人");
    private static final List<String> CITIES = List.of("上海", "北京", "深圳", "杭州", "成都", "武汉", "西安", "苏州");
    private static final List<String> TRADES = List.of("软件", "制造", "物流", "教育", "医疗", "零售", "建筑", "农业");
    private static final String SIGNS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈";

    private final int count;
    private final String mark;

    /** Rows whose names all bear this mark. */
    Rows(int count, String mark) {
        this.count = count;
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    int broken() {
        return count / 100 * 5;
    }

    int duplicates() {
        return count / 100 * 3;
    }

    int sound() {
        return count - broken() - duplicates();
    }

    void each(Consumer<List<String>> sink) {
        var random = new Random(7);
        for (int row = 0; row < count; row++) {
            sink.accept(row(row, random));
        }
    }

    private List<String> row(int row, Random random) {
        int place = row % 100;
        boolean broken = place % 20 == 13;
        boolean twin = place == 30 || place == 60 || place == 90;
        int named = twin ? row - 1 : row;
        var city = CITIES.get(named % CITIES.size());
        var name = city + SIGNS.charAt(named / 50 % SIGNS.length()) + SIGNS.charAt(named % SIGNS.length()) + mark + named
                + TRADES.get(named % TRADES.size()) + (twin ? "有限责任公司" : "有限公司");
        return List.of(
                broken && place == 13 ? "" : name,
                TRADES.get(random.nextInt(TRADES.size())),
                "1" + (3_000_000_000L + random.nextInt(Integer.MAX_VALUE)),
                broken && place == 33 ? "nowhere" : "info" + row + "@example.com",
                city,
                broken && place == 53 ? "about a dozen" : String.valueOf(random.nextInt(5_000)),
                broken && place == 73 ? "1.2.3" : String.valueOf(random.nextInt(10_000) / 100.0),
                broken && place == 93 ? "long ago" : String.valueOf(1950 + random.nextInt(70)),
                "imported",
                row % 10 == 0 ? "张" + row : "");
    }

    void csv(Path file, String encoding) throws IOException {
        try (var out = Files.newBufferedWriter(file, Charset.forName(encoding))) {
            out.write(String.join(",", HEADER) + "\r\n");
            each(row -> {
                try {
                    out.write(String.join(",", row) + "\r\n");
                } catch (IOException full) {
                    throw new IllegalStateException(full);
                }
            });
        }
    }

    void xlsx(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("customers");
            for (int column = 0; column < HEADER.size(); column++) {
                sheet.value(0, column, HEADER.get(column));
            }
            var at = new int[] {1};
            each(row -> {
                for (int column = 0; column < row.size(); column++) {
                    if (column == 2) {
                        sheet.value(at[0], column, Long.parseLong(row.get(column)));
                    } else {
                        sheet.value(at[0], column, row.get(column));
                    }
                }
                at[0]++;
            });
        }
    }
}
