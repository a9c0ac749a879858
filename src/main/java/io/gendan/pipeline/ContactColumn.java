package io.gendan.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of a table of contacts: the names a header may give them, and what stands in them (CD-04, D-06). */
enum ContactColumn {
    CUSTOMER(
            "customer",
            Map.of(),
            "number",
            "customer number",
            "customer name",
            "account",
            "company",
            "客户",
            "客户编号",
            "客户名称"),
    AT("at", Map.of(), "when", "time", "date", "happened at", "沟通时间", "时间", "日期"),
    KIND("kind", Map.of("远程", "REMOTE", "面对面", "FACE_TO_FACE", "VISIT", "FACE_TO_FACE"), "沟通类型", "类型"),
    CHANNEL(
            "channel",
            Map.ofEntries(
                    Map.entry("CALL", "PHONE"),
                    Map.entry("TELEPHONE", "PHONE"),
                    Map.entry("E_MAIL", "EMAIL"),
                    Map.entry("MAIL", "EMAIL"),
                    Map.entry("VIDEO_CALL", "VIDEO"),
                    Map.entry("电话", "PHONE"),
                    Map.entry("拜访", "VISIT"),
                    Map.entry("视频", "VIDEO"),
                    Map.entry("邮件", "EMAIL"),
                    Map.entry("短信", "SMS"),
                    Map.entry("微信", "WECHAT"),
                    Map.entry("会谈", "MEETING")),
            "沟通方式",
            "方式",
            "渠道"),
    DIRECTION(
            "direction",
            Map.of(
                    "IN", "INBOUND",
                    "OUT", "OUTBOUND",
                    "FROM_THE_CUSTOMER", "INBOUND",
                    "FROM_US", "OUTBOUND",
                    "客户主动", "INBOUND",
                    "呼入", "INBOUND",
                    "我方主动", "OUTBOUND",
                    "呼出", "OUTBOUND"),
            "方向"),
    CONTACT_PERSON("contactPerson", Map.of(), "contact", "contact name", "对接人", "联系人"),
    SUMMARY("summary", Map.of(), "what was said", "notes", "沟通内容", "内容", "摘要"),
    PRESSING_QUESTION("pressingQuestion", Map.of(), "question", "客户揪着不放的问题", "疑问"),
    ATTITUDE("attitude", Map.of(), "态度"),
    FEEDBACK("feedback", Map.of(), "反馈"),
    ACKNOWLEDGED(
            "acknowledgeViolation",
            Map.ofEntries(
                    Map.entry("YES", "TRUE"),
                    Map.entry("Y", "TRUE"),
                    Map.entry("1", "TRUE"),
                    Map.entry("X", "TRUE"),
                    Map.entry("是", "TRUE"),
                    Map.entry("NO", "FALSE"),
                    Map.entry("N", "FALSE"),
                    Map.entry("0", "FALSE"),
                    Map.entry("否", "FALSE")),
            "acknowledged",
            "确认违规",
            "确认提前"),
    REASON("reason", Map.of(), "violation reason", "why so early", "原因");

    private final String key;
    private final Map<String, String> options;
    private final List<String> names;

    ContactColumn(String key, Map<String, String> options, String... aliases) {
        this.key = key;
        this.options = options;
        this.names = Stream.concat(Stream.of(key), Stream.of(aliases)).toList();
    }

    /** The field that a contact has for it. */
    String key() {
        return key;
    }

    String[] names() {
        return names.toArray(String[]::new);
    }

    /** A choice as programs send it, however people write it: {@code e-mail} and 邮件 are EMAIL. */
    String option(String text) {
        var plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return options.getOrDefault(plain, plain);
    }
}
