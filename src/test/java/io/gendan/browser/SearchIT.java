package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finding customers again from the box on top of every page, and tagging them. */
@NeedsChromium
@GendanTest
class SearchIT {

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient database;

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 7);
    private CustomerNumber number;

    @BeforeEach
    void a_customer() {
        people.hired();
        number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, "苏州天恒泵业 " + mark,
                                CustomerField.OWNER, "chen",
                                CustomerField.PHONE, "138 1234 9876")),
                        "admin")
                .number();
        database.sql("""
                        insert into record_entry (customer_number, kind, author, happened_at, recorded_at, content)
                        values (?, 'CONTACT', 'chen', current_timestamp, current_timestamp, ?::jsonb)
                        """)
                .params(number.value(), "{\"summary\":\"他担心交货期太长 <b>" + mark + "x</b>\"}")
                .update();
    }

    @Test
    @DisplayName(
            "D-01, D-02, D-05 a salesperson finds a customer from any page by pinyin, phone and a word on record, and tags it")
    void finds_and_tags() {
        var chen = desks.of("chen");
        var page = chen.open("/cases");
        page.locator(".seek input").fill("tianheng " + mark);
        page.locator(".seek input").press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("苏州天恒泵业");

        page.locator(".filters input[name=q]").fill("交货期 " + mark + "x");
        page.locator(".filters input[name=q]").press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator(".why mark")).containsText("交货期");
        chen.picture("search-why");
        chen.picture("search-why-phone", 390, 844);

        page.locator(".filters input[name=q]").fill("suzhuo tianhen " + mark);
        page.locator(".filters input[name=q]").press("Enter");
        assertThat(page.locator(".notice")).containsText("similar");
        page.locator("tbody .name a").first().click();

        page.locator(".tag-new input[name=tag]").fill("key account");
        page.locator(".tag-new button").click();
        assertThat(page.locator(".tagging .tag")).containsText("key account");
        chen.picture("customer-tags");
        page.locator(".tagging .tag a").click();
        assertThat(page.locator("tbody")).containsText(number.value());
        chen.open("/customers/" + number.value());
        page.locator(".tagging form.tag button").click();
        assertThat(page.locator(".tagging form.tag")).hasCount(0);
        page.locator(".tagging summary").click();
        assertThat(page.locator(".tag-changes")).containsText("taken away");

        var liu = desks.of("liu", "zh-CN");
        var there = liu.open("/customers?q=" + mark);
        assertThat(there.locator(".empty")).isVisible();
        there = desks.of("wang", "zh-CN").open("/customers?q=138-1234-9876");
        assertThat(there.locator("tbody")).containsText(number.value());
        assertThat(there.locator(".why").first()).containsText("电话");
        desks.of("wang", "zh-CN").picture("search-zh");
        desks.of("wang", "zh-CN").open("/tags");
        desks.of("wang", "zh-CN").picture("tags-zh");
    }
}
