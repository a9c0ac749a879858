package io.gendan.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@DisplayName("D-06 Import of customers")
class CustomerImportTest {

    private static final String HEADER =
            "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n";

    @Autowired
    CustomerTable table;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Ownership ownership;

    @Autowired
    Words words;

    @Autowired
    Staff staff;

    @Autowired
    ImportJobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    final List<CustomerNumber> started = new ArrayList<>();
    SalesPeople people;
    String mark;

    @BeforeEach
    void people() {
        people = new SalesPeople(database);
        mark = people.mark();
    }

    @Test
    void stores_every_row_with_its_owner_and_starts_the_journeys() {
        var file = HEADER
                + "Child %s,software,1993,1242.32,3027,United States,Parent %s\n".formatted(mark, mark)
                + "Parent %s,technolgy,1996,1100.04,2822,Kenya,\n".formatted(mark);
        var report = run(file, "admin", new ImportRequest(false, people.login("anna"), true));
        assertThat(report).isEqualTo(new ImportReport(2, 2, 0, 0, 2, false, true, List.of(), List.of()));
        assertThat(started).hasSize(2);
        var child = customer("Child " + mark);
        assertThat(child.owner()).isEqualTo(people.login("anna"));
        assertThat(child.createdBy()).isEqualTo(people.login("admin"));
        assertThat(child.industry()).isEqualTo("software");
        assertThat(child.city()).isEqualTo("United States");
        assertThat(child.founded()).isEqualTo(1993);
        assertThat(child.employees()).isEqualTo(3027);
        assertThat(child.revenue()).isEqualByComparingTo("1242.32");
        assertThat(child.subsidiaryOf()).isEqualTo(customer("Parent " + mark).number());
    }

    @Test
    void dry_run_checks_everything_and_stores_nothing() {
        var report =
                run(HEADER + "Dry %s,a,1996,1,2,x,\n".formatted(mark), "anna", new ImportRequest(true, null, true));
        assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, 1, true, false, List.of(), List.of()));
        assertThat(count()).isZero();
        assertThat(started).isEmpty();
    }

    @Test
    void names_every_error_with_row_and_column_and_then_stores_nothing() {
        var file = "客户名称,邮箱,成立年份,员工人数,负责人,行业\n"
                + "Good %s,a@b.cn,1996,12,%s,x\n".formatted(mark, people.login("anna"))
                + ",a@b.cn,1996,12,,x\n"
                + "%s,a@b.cn,1996,12,,x\n".formatted("n".repeat(201))
                + "Bad %s,nowhere,around 1990,a dozen,nobody.here,x\n".formatted(mark);
        var report = run(file, "manager", new ImportRequest(false, null, true));
        assertThat(report.stored()).isFalse();
        assertThat(report.created()).isZero();
        assertThat(report.journeysStarted()).isZero();
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.errors())
                .extracting(Remark::row, Remark::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "客户名称"),
                        org.assertj.core.groups.Tuple.tuple(4, "客户名称"),
                        org.assertj.core.groups.Tuple.tuple(5, "邮箱"),
                        org.assertj.core.groups.Tuple.tuple(5, "员工人数"),
                        org.assertj.core.groups.Tuple.tuple(5, "成立年份"),
                        org.assertj.core.groups.Tuple.tuple(5, "负责人"));
        assertThat(report.errors().get(0).message()).isEqualTo("Name: is missing. Fill it in.");
        assertThat(report.errors().get(3).message()).contains("Employees", "\"a dozen\"", "digits");
        assertThat(report.errors().get(5).message()).contains("\"nobody.here\"", "login");
        assertThat(report.hints())
                .first()
                .extracting(Remark::message)
                .asString()
                .contains("Nothing was stored");
        assertThat(count()).isZero();
    }

    @Test
    void takes_nobody_in_twice() {
        var file = "company\n一二三 %s 有限公司\n一二三%s\nOther %s\n".formatted(mark, mark, mark);
        var first = run(file, "anna", new ImportRequest(false, null, false));
        assertThat(first.created()).isEqualTo(2);
        assertThat(first.duplicates()).isEqualTo(1);
        assertThat(first.hints()).extracting(Remark::row).containsExactly(3);
        var again = run(file, "dora", new ImportRequest(false, null, true));
        assertThat(again.created()).isZero();
        assertThat(again.duplicates()).isEqualTo(3);
        assertThat(again.journeysStarted()).isZero();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void updates_the_customer_whose_number_the_row_carries() {
        run("name,kind,phone\nUpdated %s,PERSON,1\n".formatted(mark), "anna", new ImportRequest(false, null, false));
        var before = customer("Updated " + mark);
        var file = "number,name,phone,industry,owner\n%s,,2,tea,%s\n".formatted(before.number(), people.login("bert"));
        var report = run(file, "manager", new ImportRequest(false, null, false));
        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.hints()).extracting(Remark::column).containsExactly("owner");
        var after = customers.require(before.number());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.kind()).isEqualTo(Customer.Kind.PERSON);
        assertThat(after.phone()).isEqualTo("2");
        assertThat(after.industry()).isEqualTo("tea");
        assertThat(after.owner()).isEqualTo(people.login("anna"));
        assertThat(run(file, "dora", new ImportRequest(false, null, false)).errors())
                .extracting(Remark::column)
                .containsExactly("number");
    }

    @Test
    @DisplayName("A signing grade comes in with a new customer; a known one is judged with a reason, not by an import")
    void takes_the_signing_grade_of_new_customers() {
        run("客户名称,签约等级\nJudged %s,B类\n".formatted(mark), "anna", new ImportRequest(false, null, false));
        var judged = customer("Judged " + mark);
        assertThat(judged.grades()).isEqualTo(new Grades(Grades.SigningGrade.B, null, null));

        var again = run(
                "number,name,grade\n%s,,A\n".formatted(judged.number()),
                "manager",
                new ImportRequest(false, null, false));
        assertThat(again.hints()).extracting(Remark::column).containsExactly("grade");
        assertThat(customers.require(judged.number()).signingGrade()).isEqualTo(Grades.SigningGrade.B);
        assertThat(run("name,grade\nUnjudged %s,ripe\n".formatted(mark), "anna", new ImportRequest(false, null, false))
                        .errors())
                .extracting(Remark::column)
                .containsExactly("grade");
    }

    @Test
    void without_any_owner_fills_the_pool_and_says_that_no_journey_starts() {
        var report = run("name\nPool %s\n".formatted(mark), "director", new ImportRequest(false, null, true));
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.journeysStarted()).isZero();
        assertThat(report.hints())
                .singleElement()
                .extracting(Remark::message)
                .asString()
                .contains("pool");
        assertThat(customer("Pool " + mark).owner()).isNull();
    }

    @Test
    void hints_at_columns_and_parents_that_it_does_not_know() {
        var report = run(
                "name,parent,shoe size\nHint %s,Nobody Knows %s,42\n".formatted(mark, mark),
                "anna",
                new ImportRequest(false, null, false));
        assertThat(report.stored()).isTrue();
        assertThat(report.hints()).extracting(Remark::column).containsExactly("shoe size", "parent");
        var itself = run(
                "name,parent\nSelf %s,self %s\n".formatted(mark, mark), "anna", new ImportRequest(false, null, false));
        assertThat(itself.errors()).extracting(Remark::column).containsExactly("parent");
    }

    @Test
    void refuses_what_concerns_the_whole_file() {
        var request = new ImportRequest(true, null, false);
        assertThatThrownBy(() -> run("sector,city\na,b\n", "anna", request))
                .hasMessageContaining("table.columnMissing");
        assertThatThrownBy(() -> run("name\na\n", "admin", new ImportRequest(true, "nobody", false)))
                .hasMessageContaining("customer.ownerUnknown");
        assertThatThrownBy(() -> run("name\na\n", "anna", new ImportRequest(true, people.login("bert"), false)))
                .hasMessageContaining("customer.mayNotGiveTo");
        assertThatThrownBy(() -> run("name\na\n", "auditor", request)).hasMessageContaining("customer.mayNotBringIn");
    }

    @Test
    void keeps_typed_text_as_it_is() {
        var typed = "=HYPERLINK(1) <script>${7*7}{{x}}</script> " + mark;
        run("name,industry\n%s,%s\n".formatted(typed, typed), "anna", new ImportRequest(false, null, false));
        assertThat(customer(typed).industry()).isEqualTo(typed);
    }

    @Test
    void takes_a_long_file_in_behind_the_scenes() {
        var anna = staff.require(people.login("anna"));
        var file = IntStream.rangeClosed(1, 2_500)
                .mapToObj(row -> "Long %d %s,contact %d".formatted(row, mark, row))
                .collect(Collectors.joining("\n", "name,contact\n", "\n"));
        var id = jobs.ask(file.getBytes(UTF_8), 2_500, new ImportRequest(false, null, false), anna);
        assertThat(jobs.state(id.toString(), anna).report().rows()).isEqualTo(2_500);
        jobs.run(id);
        var done = jobs.state(id.toString(), anna);
        assertThat(done.state()).isEqualTo("DONE");
        assertThat(done.rowsRead()).isEqualTo(2_500);
        assertThat(done.report().created()).isEqualTo(2_500);
        assertThat(count()).isEqualTo(2_500);
        assertThatThrownBy(() -> jobs.state(id.toString(), staff.require(people.login("bert"))))
                .hasMessageContaining("import.unknown");
    }

    @Test
    void a_long_file_refused_says_why() {
        var anna = staff.require(people.login("anna"));
        var id = jobs.ask("city\nx\n".getBytes(UTF_8), 1, new ImportRequest(false, null, false), anna);
        jobs.run(id);
        var refused = jobs.state(id.toString(), anna);
        assertThat(refused.state()).isEqualTo("REFUSED");
        assertThat(refused.message()).contains("no column \"name\"");
    }

    private ImportReport run(String file, String by, ImportRequest request) {
        var journeys = new ObjectProvider<JourneyStarter>() {
            @Override
            public JourneyStarter getObject() {
                return (number, starter) -> started.add(number);
            }
        };
        var imports = new CustomerImport(table, customers, contactPersons, ownership, journeys, event -> {}, words);
        return transaction.execute(
                status -> imports.run(TableFile.read(file.getBytes(UTF_8)), request, staff.require(people.login(by))));
    }

    private Customer customer(String name) {
        return database.sql("select number from customer where name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .map(CustomerNumber::parse)
                .map(customers::require)
                .orElseThrow();
    }

    private long count() {
        return database.sql("select count(*) from customer where name like ?")
                .param("%" + mark + "%")
                .query(Long.class)
                .single();
    }
}
