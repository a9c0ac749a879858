package io.gendan.customer;

import java.util.List;

/** The columns of a table of dealings, and the names under which a header may carry them. */
enum DealingColumn {
    OPPORTUNITY("opportunity id", "opportunity", "deal id", "id", "商机编号", "交易编号"),
    NUMBER("customer number", "number", "客户编号"),
    ACCOUNT("account", "customer", "customer name", "name", "company", "客户名称", "公司名称"),
    AGENT("sales agent", "agent", "salesperson", "owner", "业务员", "负责人"),
    PRODUCT("product", "产品"),
    STAGE("deal stage", "stage", "阶段"),
    ENGAGED("engage date", "engaged on", "开始日期"),
    CLOSED("close date", "closed on", "成交日期", "结束日期"),
    AMOUNT("close value", "amount", "value", "金额"),
    PROBLEMS("open problems", "problems", "遗留问题");

    private final List<String> names;

    DealingColumn(String... names) {
        this.names = List.of(names);
    }

    String[] names() {
        return names.toArray(String[]::new);
    }
}
