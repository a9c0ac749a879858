package io.gendan.customer;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What can be told of a customer when it comes in, and the names under which tables and requests carry it (D-06). */
public enum CustomerField {
    NAME("name", 200, "account", "company", "company name", "customer", "customer name", "客户名称", "公司名称", "名称"),
    KIND("kind", 20, "客户类型"),
    OWNER("owner", 64, "sales agent", "salesperson", "负责人", "业务员"),
    INDUSTRY("industry", 200, "sector", "行业"),
    PHONE("phone", 100, "telephone", "tel", "mobile", "电话", "手机", "联系电话"),
    EMAIL("email", 254, "e-mail", "mail", "邮箱", "电子邮箱"),
    CITY("city", 200, "office location", "location", "country", "城市", "所在地", "地区"),
    WEBSITE("website", 200, "url", "网址", "网站"),
    EMPLOYEES("employees", 20, "headcount", "number of employees", "员工人数", "人数"),
    REVENUE("revenue", 40, "sales", "annual revenue", "营业额", "年收入", "销售额"),
    REVENUE_UNIT("revenueUnit", 40, "currency", "单位", "币种"),
    FOUNDED("founded", 20, "year established", "founding year", "year founded", "成立年份", "成立时间"),
    SUBSIDIARY_OF("subsidiaryOf", 200, "parent", "parent company", "母公司", "上级公司"),
    CREDIT_CODE("creditCode", 40, "unified social credit code", "credit code", "统一社会信用代码", "信用代码"),
    TAGS("tags", 500, "tag", "标签"),
    CONTACT_PERSON("contactPerson", 200, "contact", "contact name", "对接人", "联系人"),
    CONTACT_PERSON_ROLE("contactPersonRole", 40, "contact role", "对接人角色"),
    SIGNING_GRADE("signingGrade", 20, "grade", "signing grade", "签约等级");

    private final String key;
    private final int longest;
    private final List<String> names;

    CustomerField(String key, int longest, String... aliases) {
        this.key = key;
        this.longest = longest;
        this.names = Stream.concat(Stream.of(key), Stream.of(aliases)).toList();
    }

    /** Its name in requests and answers. */
    public String key() {
        return key;
    }

    /** Its name and every other name that the header of a table may give it. */
    public List<String> names() {
        return names;
    }

    int longest() {
        return longest;
    }

    /** Its label, put in words where the message is. */
    public DefaultMessageSourceResolvable label() {
        return new DefaultMessageSourceResolvable(new String[] {"customer.field." + key}, key);
    }
}
