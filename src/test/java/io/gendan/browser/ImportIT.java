package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The director brings in the addresses of a fair, as a Chinese spreadsheet saves them, and mends what is wrong. */
@NeedsChromium
@GendanTest
class ImportIT {

    private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(120_000);
    private static final IsVisibleOptions WAITING = new IsVisibleOptions().setTimeout(120_000);
    private static final int ROWS = 5_000;
    private static final int FAULTY = 10;

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    EngineIdentities engine;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private SalesPeople owners;

    @BeforeEach
    void a_customer_is_known() {
        people.hired();
        owners = new SalesPeople(database);
        customers.create(
                NewCustomer.read(Map.of(
                        CustomerField.NAME,
                        "晨星阀门制造 " + owners.mark(),
                        CustomerField.OWNER,
                        owners.login("anna"),
                        CustomerField.PHONE,
                        "0574 8111 2233")),
                "admin");
        database.sql("update person set password_hash = (select password_hash from person where login = 'wang')"
                        + " where login = ?")
                .param(owners.login("director"))
                .update();
        engine.refresh();
    }

    @Test
    @DisplayName(
            "D-06 a long GB18030 table is imported on the page: columns told, checked, watched; its faulty rows are mended")
    void from_the_file_to_the_mended_rows() throws IOException {
        var director = desks.of(owners.login("director"));
        var page = send(director, "展会名单.csv", table().getBytes(Charset.forName("GB18030")));
        assertThat(page.locator("main")).containsText("GB18030");
        page.getByLabel("来自").selectOption("city");
        page.locator("select[name=owner]").selectOption(owners.login("anna"));
        page.locator("input[name=startJourneys]").uncheck();
        director.picture("import-columns", 1280, 1000);
        director.picture("import-columns-phone", 390, 844);
        whileImportsWait(() -> {
            press(page, "Check the file");
            assertThat(page.locator("progress")).isVisible();
            director.picture("import-checking");
        });
        assertThat(page.locator("main h2").first()).containsText("nothing is stored yet", LONG);
        assertThat(counted(page, "Errors")).hasText(String.valueOf(FAULTY));
        assertThat(page.locator("table.remarks").last())
                .containsText("a customer already: similar name, same telephone");
        assertThat(stored("%")).isOne();
        director.picture("import-checked", 1280, 1500);
        var file = page.url();
        whileImportsWait(() -> {
            page.locator("form.buttons button").first().click();
            assertThat(page.locator("progress")).isVisible();
            oneChunkIsTaken();
            assertThat(page.locator("progress")).isVisible();
            assertThat(page.locator("main")).containsText("rows a second");
            director.picture("import-running");
        });
        director.open("/customers");
        director.open("/customers/import");
        page.getByText("展会名单.csv").first().click();
        page.waitForURL(file);
        assertThat(page.locator("p.notice")).isVisible(WAITING);
        assertThat(counted(page, "New")).hasText(String.valueOf(ROWS - FAULTY));
        assertThat(stored("苏州")).isEqualTo(ROWS - FAULTY);
        director.picture("import-done", 1280, 1500);

        var faulty = faulty(page);
        assertThat(faulty.lines()).hasSize(1 + FAULTY);
        assertThat(faulty).contains("What is wrong", "展位 7 ", "\"nowhere\"");
        send(director, "mended.csv", faulty.replaceFirst("nowhere", "").getBytes(UTF_8));
        assertThat(page.getByLabel("来自")).hasValue("city");
        page.locator("select[name=owner]").selectOption(owners.login("anna"));
        page.locator("input[name=startJourneys]").uncheck();
        press(page, "Check the file");
        assertThat(counted(page, "New")).hasText("1");
        page.locator("form.buttons button").first().click();
        assertThat(page.locator("p.notice")).isVisible();
        assertThat(stored("苏州")).isEqualTo(ROWS - FAULTY + 1);
        director.picture("import-mended", 1280, 1500);
        assertThat(faulty(page).lines().findFirst().orElseThrow()).containsOnlyOnce("What is wrong");
    }

    /** Before each chunk an import waits for its turn, which is this test's for so long: it stays under way. */
    private void whileImportsWait(Runnable looked) {
        transaction.executeWithoutResult(status -> {
            turn("pg_advisory_lock");
            try {
                looked.run();
            } finally {
                turn("pg_advisory_unlock");
            }
        });
    }

    /** Lets the import that waits have its turn; the next one is this test's again, for it stands in line. */
    private void oneChunkIsTaken() {
        await().pollInSameThread().atMost(Duration.ofMinutes(2)).until(() -> database.sql(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single());
        turn("pg_advisory_unlock");
        turn("pg_advisory_lock");
    }

    private void turn(String taken) {
        database.sql("select %s(hashtext('gendan.customer.import'))".formatted(taken))
                .query(row -> {});
    }

    /** The first one looks like the customer that is known; one of a thousand has no sound address. */
    private String table() {
        var mark = owners.mark();
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> row == 1
                        ? "晨星阀门 %s,苏州,0574-81112233,".formatted(mark)
                        : "展位 %d 号 %s,苏州,,%s".formatted(row, mark, row % (ROWS / FAULTY) == 7 ? "nowhere" : ""))
                .collect(Collectors.joining("\r\n", "客户名称,来自,电话,邮箱\r\n", "\r\n"));
    }

    private static Page send(Desk desk, String name, byte[] content) {
        var page = desk.open("/customers/import");
        page.locator("input[type=file]").setInputFiles(new FilePayload(name, "text/csv", content));
        press(page, "Send the file");
        page.waitForURL("**/customers/imports/*");
        return page;
    }

    private static String faulty(Page page) throws IOException {
        var download = page.waitForDownload(
                () -> page.locator("main a[href$='/faulty']").click());
        return Files.readString(download.path(), UTF_8);
    }

    private static Locator counted(Page page, String name) {
        return page.locator(".counts div")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("dd");
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private long stored(String city) {
        return database.sql("select count(*) from customer where owner = ? and coalesce(city, '') like ?")
                .params(owners.login("anna"), city)
                .query(Long.class)
                .single();
    }
}
