package io.gendan.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.customer.ImportRequest.Match;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.pool.OwnerHistory;
import io.gendan.customer.pool.OwnerHistory.Period;
import io.gendan.customer.tags.Tags;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.OwnWorkRests;
import io.gendan.support.SalesPeople;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@ExtendWith(OwnWorkRests.class)
@DisplayName("D-06 Import of customers")
class CustomerImportTest {

    private static final String HEADER =
            "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n";

    @Autowired
    CustomerTable table;

    @Autowired
    CustomerRows rows;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Ownership ownership;

    @Autowired
    LookAlikes lookAlikes;

    @Autowired
    Words words;

    @Autowired
    Staff staff;

    @Autowired
    ImportJobs jobs;

    @Autowired
    Imports imports;

    @Autowired
    ImportJobTable jobTable;

    @Autowired
    ImportTurns turns;

    @Autowired
    ImportFiles files;

    @Autowired
    ImportRemarks remarks;

    @Autowired
    ImportChunks chunks;

    @Autowired
    ImportTraces traces;

    @Autowired
    ImportTrail trail;

    @Autowired
    Tags tags;

    @Autowired
    ImportTidying tidying;

    @Autowired
    OwnerHistory history;

    @Autowired
    CustomerImport customerImport;

    @Autowired
    Clock clock;

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
                        tuple(3, "客户名称"),
                        tuple(4, "客户名称"),
                        tuple(5, "邮箱"),
                        tuple(5, "员工人数"),
                        tuple(5, "成立年份"),
                        tuple(5, "负责人"));
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
        var again = run(file, "manager", new ImportRequest(false, null, true));
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
    @DisplayName("ST-03 What the pool hides isn't written back: a customer of the pool is updated once it is claimed")
    void leaves_customers_of_the_pool_alone_until_they_are_claimed() {
        run("name,phone\nIn pool %s,13912345678\n".formatted(mark), "director", new ImportRequest(false, null, false));
        var pool = customer("In pool " + mark);
        var numbered = "number,name,phone\n%s,,139****78\n".formatted(pool.number());
        var named = "name,phone\nIn pool %s,139****78\n".formatted(mark);

        assertThat(run(numbered, "anna", asking(Match.NUMBER)).errors())
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains("Claim it first"));
        assertThat(run(named, "anna", asking(Match.NAME)).updated()).isZero();
        assertThat(customers.require(pool.number()).phone()).isEqualTo("13912345678");

        var byPrincipal = numbered.replace("139****78", "13912345679");
        assertThat(run(byPrincipal, "principal", asking(Match.NUMBER)).updated())
                .isEqualTo(1);
        assertThat(customers.require(pool.number()).phone()).isEqualTo("13912345679");
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
    @DisplayName(
            "D-06 ST-03 Without an owner it lies in the pool of the importer's department, and its history says so")
    void fills_the_pool_of_the_importers_department() throws IOException {
        var director = staff.require(people.login("director"));
        var id = keep("name,email\nPool %1$s,\nBroken %1$s,nowhere\n".formatted(mark), director);
        imports.check(id, asking(Match.NUMBER), director);
        imports.confirm(id, director);
        var pooled = customer("Pool " + mark);
        assertThat(pooled.owner()).isNull();
        assertThat(pooled.poolDepartment()).isEqualTo("Here." + mark);
        assertThat(history.of(pooled.number()))
                .singleElement()
                .returns(null, Period::owner)
                .returns(Why.IMPORTED, Period::why)
                .returns(director.login(), Period::by);
        assertThat(customers.isSeenBy(pooled, staff.require(people.login("anna"))))
                .isTrue();
        assertThat(customers.isSeenBy(pooled, staff.require(people.login("dora"))))
                .isFalse();
    }

    @Test
    @DisplayName(
            "D-06 Faulty rows are removed 30 days after the import, a file that nobody confirmed 30 days after it came")
    void forgets_the_rows() throws IOException {
        var anna = staff.require(people.login("anna"));
        var done = keep("name,email\nDone %1$s,\nBroken %1$s,nowhere\n".formatted(mark), anna);
        imports.check(done, asking(Match.NUMBER), anna);
        imports.confirm(done, anna);
        var forgotten = keep("name,email\nLeft %1$s,\nWrong %1$s,nowhere\n".formatted(mark), anna);
        imports.check(forgotten, asking(Match.NUMBER), anna);
        pass(29 * 24, done, forgotten);
        tidying.tidy();
        imports.requireFaulty(done, anna);
        assertThat(imports.state(forgotten, anna).state()).isEqualTo("CHECKED");
        assertThat(rowsKept(done)).isEqualTo(2);
        assertThat(rowsKept(forgotten)).isEqualTo(3);

        pass(2 * 24, done, forgotten);
        tidying.tidy();
        assertThat(rowsKept(done) + rowsKept(forgotten)).isZero();
        assertThat(imports.state(done, anna).faultyRows()).isEqualTo(1);
        assertThat(imports.state(forgotten, anna).state()).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> imports.requireFaulty(done, anna)).hasMessageContaining("import.faultyGone");
        assertThat(customer("Done " + mark).name()).isNotEmpty();
    }

    /** So many hours more since these imports. */
    private void pass(int hours, String... imported) {
        for (var id : imported) {
            database.sql("""
                            update import_job set asked_at = asked_at - make_interval(hours => :hours),
                                finished_at = finished_at - make_interval(hours => :hours) where id::text = :id
                            """).param("hours", hours).param("id", id).update();
        }
    }

    /** Faulty rows, what was said of them, and the parts of the file. */
    private int rowsKept(String id) {
        return database.sql("""
                        select (select count(*) from import_fault where job::text = :id)
                            + (select count(*) from import_remark where job::text = :id)
                            + (select count(*) from import_part where job::text = :id)
                        """).param("id", id).query(Integer.class).single();
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
    @DisplayName("D-06 Nobody becomes its own parent, though the sound rows around are stored")
    void nobody_is_its_own_parent() {
        var fresh =
                run("name,parent\nSelf %1$s,self %1$s\nSound %1$s,\n".formatted(mark), "anna", asking(Match.NUMBER));
        assertThat(fresh.errors()).extracting(Remark::column).containsExactly("parent");
        assertThat(fresh.created()).isEqualTo(1);
        assertThat(count()).isEqualTo(1);

        var sound = customer("Sound " + mark).number();
        var byNumber = run(
                "number,name,city,parent\n%2$s,,Wuhan,sound %1$s\n".formatted(mark, sound.value()),
                "anna",
                asking(Match.NUMBER));
        assertThat(byNumber.errors()).extracting(Remark::column).containsExactly("parent");
        assertThat(byNumber.updated()).isZero();
        var byName = run(
                "name,city,parent\nSound %1$s,Wuhan,Sound %1$s\nSOUND %1$s,Xian,\n".formatted(mark),
                "anna",
                asking(Match.NAME));
        assertThat(byName.errors()).extracting(Remark::column).containsExactly("parent");
        assertThat(byName.updated())
                .as("a row that is not taken keeps no later one out")
                .isEqualTo(1);
        assertThat(customers.require(sound))
                .satisfies(customer -> assertThat(customer.city()).isEqualTo("Xian"))
                .satisfies(customer -> assertThat(customer.subsidiaryOf()).isNull());
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
    @DisplayName("D-06 Who is meant by credit code or name is updated when that was asked for, and hinted at otherwise")
    void updates_by_credit_code_or_name() {
        var code = "91350100M000100Y43";
        database.sql("update customer set credit_code = null where credit_code = ?")
                .param(code)
                .update();
        run("name,credit code,city\nMatched %s,%s,Wuhan\n".formatted(mark, code), "anna", asking(Match.NUMBER));
        var other = "name,credit code,city\nNew name %s,%s,Xian\n".formatted(mark, code);
        assertThat(run(other, "dora", asking(Match.CREDIT_CODE)).created()).isEqualTo(1);
        database.sql("update customer set credit_code = null where name = ?")
                .param("New name " + mark)
                .update();
        var named = run("name,city\nMatched %s,Chengdu\n".formatted(mark), "anna", asking(Match.NAME));
        assertThat(named.updated()).isEqualTo(1);
        assertThat(customer("Matched " + mark).city()).isEqualTo("Chengdu");
        var renamed = run("name,credit code\nRenamed %s,%s\n".formatted(mark, code), "anna", asking(Match.CREDIT_CODE));
        assertThat(renamed.updated()).isEqualTo(1);
        assertThat(customer("Renamed " + mark).city()).isEqualTo("Chengdu");
        var ofDora = run("name\nRenamed %s\n".formatted(mark), "dora", asking(Match.NAME));
        assertThat(ofDora.updated()).isZero();
        assertThat(ofDora.created()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "D-03, D-05 What an import changes of a known customer is on record, tags by hand stay, each with its giver")
    void leaves_a_trace() {
        var anna = staff.require(people.login("anna"));
        taken("name,city,tags\nTraced %s,Wuhan,came\n".formatted(mark), anna);
        var number = customer("Traced " + mark).number();
        tags.add(number, "by hand", people.login("bert"));
        var report =
                taken("number,name,city,tags,fax\n%s,,Xian,\"new, came\",027 55\n".formatted(number.value()), anna);
        assertThat(report.updated()).isEqualTo(1);

        assertThat(customers.require(number).tags()).containsExactly("came", "by hand", "new");
        assertThat(tags.changes(number))
                .satisfiesExactly(
                        given -> {
                            assertThat(given.tag()).isEqualTo("new");
                            assertThat(given.by()).isEqualTo(anna.login());
                        },
                        byHand -> assertThat(byHand.tag()).isEqualTo("by hand"));
        assertThat(database.sql("select content::text from record_entry where customer_number = ? and kind = 'DOSSIER'")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("\"city\"", "Wuhan", "Xian", "\"fax\"")
                .doesNotContain("\"name\"");

        taken("number,name\n%s,\n".formatted(number.value()), anna);
        assertThat(database.sql("select count(*) from record_entry where customer_number = ? and kind = 'DOSSIER'")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .as("nothing has changed, nothing is told")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("D-05, D-06 What can't be a tag doesn't become one by an import, nor do more than a customer bears")
    void tags_are_tags() {
        var anna = staff.require(people.login("anna"));
        var many = IntStream.rangeClosed(1, 31).mapToObj(String::valueOf).collect(Collectors.joining(" ,", "\"", "\""));
        var report = taken("name,tags\nBarred %1$s,a|b\nMany %1$s,%2$s\n".formatted(mark, many), anna);
        assertThat(report.stored()).isFalse();
        assertThat(report.errors())
                .satisfiesExactly(
                        barred -> {
                            assertThat(barred.column()).isEqualTo("tags");
                            assertThat(barred.message()).contains("a|b");
                        },
                        tooMany -> assertThat(tooMany.message()).contains("30 tags at most"));
    }

    private ImportReport taken(String file, Person by) {
        return customerImport.run(TableFile.read(file.getBytes(UTF_8)), new ImportRequest(false, null, false), by);
    }

    @Test
    @DisplayName("D-06, D-07 A row with the number of a customer that was put together with another names that one")
    void names_the_survivor() {
        run("name\nGone %1$s\nThere %1$s\n".formatted(mark), "anna", asking(Match.NUMBER));
        var gone = customer("Gone " + mark).number();
        var there = customer("There " + mark).number();
        database.sql("update customer set merged_into = ? where number = ?")
                .params(there.value(), gone.value())
                .update();
        var report = run("name,number\n,%s\n".formatted(gone.value()), "anna", asking(Match.NUMBER));
        assertThat(report.errors()).singleElement().satisfies(remark -> assertThat(remark.message())
                .contains(gone.value() + " turned out to be " + there.value()));
    }

    @Test
    @DisplayName("D-01, D-06 A customer whose data were erased is known by no name: a row of that name comes in anew")
    void an_erased_one_is_not_known() {
        var file = "name\nForgotten %1$s\n".formatted(mark);
        assertThat(run(file, "anna", asking(Match.NUMBER)).created()).isEqualTo(1);
        database.sql("update customer set erased_at = created_at where number = ?")
                .param(customer("Forgotten " + mark).number().value())
                .update();
        assertThat(run(file, "anna", asking(Match.NUMBER)).created()).isEqualTo(1);
    }

    @Test
    @DisplayName("D-06 Columns are read into the fields that somebody chose, and remembered for the next file like it")
    void reads_the_columns_that_were_chosen() throws IOException {
        var anna = staff.require(people.login("anna"));
        var columns = Map.of("Firma", "name", "Ort", "city", "Stadt " + mark, "");
        var id = keep("Firma,Ort,Stadt %1$s\nGewählt %1$s,Köln,x\n".formatted(mark), anna);
        assertThat(imports.guess(imports.state(id, anna), anna)).containsEntry("Firma", "");
        imports.check(id, new ImportRequest(true, null, false, true, Match.NUMBER, columns), anna);
        imports.confirm(id, anna);
        assertThat(imports.state(id, anna).report().created()).isEqualTo(1);
        assertThat(customer("Gewählt " + mark).city()).isEqualTo("Köln");

        var next = keep("Stadt %1$s,firma,ORT\nx,Wieder %1$s,Bonn\n".formatted(mark), anna);
        assertThat(imports.guess(imports.state(next, anna), anna))
                .containsExactlyInAnyOrderEntriesOf(Map.of("firma", "name", "ORT", "city", "Stadt " + mark, ""));
        var twice = new ImportRequest(true, null, false, true, Match.NUMBER, Map.of("firma", "name", "ORT", "name"));
        imports.check(next, twice, anna);
        assertThat(imports.state(next, anna).message()).contains("another column is read into");
        imports.cancel(next, anna);
    }

    @Test
    @DisplayName("D-06 The columns of a wide table are remembered too")
    void remembers_the_columns_of_a_wide_table() throws IOException {
        var anna = staff.require(people.login("anna"));
        var wide = IntStream.range(0, 199).mapToObj(column -> UUID.randomUUID() + "" + UUID.randomUUID());
        var header = wide.collect(Collectors.joining(",", "Firma,", "\n"));
        var id = keep(header + "Breit %s".formatted(mark) + ",".repeat(199) + "\n", anna);
        imports.check(id, new ImportRequest(true, null, false, true, Match.NUMBER, Map.of("Firma", "name")), anna);
        assertThat(imports.state(id, anna).state()).isEqualTo("CHECKED");

        var next = keep(header + "Weit %s".formatted(mark) + ",".repeat(199) + "\n", anna);
        assertThat(imports.guess(imports.state(next, anna), anna)).containsEntry("Firma", "name");
    }

    @Test
    @DisplayName(
            "D-06 A long import is stored chunk by chunk: killed in the middle it goes on where it stopped, nobody twice")
    void goes_on_where_it_was_killed() throws IOException {
        var anna = staff.require(people.login("anna"));
        var file = IntStream.rangeClosed(1, 3_500)
                .mapToObj(row -> row % 1_000 == 7
                        ? "Long %d %s,nowhere,".formatted(row, mark)
                        : "Long %d %s,,%s"
                                .formatted(row % 1_000 == 8 ? row - 2 : row, mark, row == 5 ? "Long 3490 " + mark : ""))
                .collect(Collectors.joining("\n", "name,email,parent\n", "\n"));
        UUID id;
        try (var upload = ImportUpload.of(new ByteArrayInputStream(file.getBytes(UTF_8)), "long.csv")) {
            id = transaction.execute(status -> {
                var job = jobTable.add(
                        "NEW",
                        upload,
                        new ImportRequest(false, null, false, true, Match.NUMBER, Map.of()),
                        false,
                        anna.login(),
                        Locale.ENGLISH);
                try {
                    files.keep(job, upload.file());
                } catch (IOException lost) {
                    throw new UncheckedIOException(lost);
                }
                return job;
            });
        }
        var hour = OffsetDateTime.now(clock).minusHours(1);
        database.sql("update import_job set state = 'WAITING', node = 'dead', beat_at = ? where id = ?")
                .params(OffsetDateTime.now(clock).plusHours(1), id)
                .update();
        var job = jobTable.find(id).orElseThrow();
        try (var run = ImportRun.open(
                files.fetch(id), 0, Set.of(), reader -> customerImport.planner(reader.header(), job.request(), anna))) {
            var work = new ImportChunks.Work(job, run, "dead", anna);
            assertThat(chunks.take(work, run.next(1_000))).isTrue();
            // Killed in the middle of the next chunk: the database forgets it.
            var rows = run.next(1_000);
            transaction.executeWithoutResult(status -> {
                assertThat(chunks.take(work, rows)).isTrue();
                status.setRollbackOnly();
            });
        }
        assertThat(jobTable.find(id).orElseThrow().rowsRead()).isEqualTo(1_000);
        assertThat(count()).isEqualTo(998);
        jobs.run(id);
        assertThat(count())
                .as("while the node seems to live, nobody takes over")
                .isEqualTo(998);

        database.sql("update import_job set beat_at = ? where id = ?")
                .params(hour, id)
                .update();
        jobs.run(id);

        var done = imports.state(id.toString(), anna);
        assertThat(done.state()).isEqualTo("DONE");
        assertThat(done.rowsRead()).isEqualTo(3_500);
        assertThat(done.report().created()).isEqualTo(3_500 - 4 - 4);
        assertThat(done.report().duplicates()).isEqualTo(4);
        assertThat(done.report().errors()).extracting(Remark::row).containsExactly(8, 1_008, 2_008, 3_008);
        assertThat(done.report().hints()).extracting(Remark::row).containsExactly(9, 1_009, 2_009, 3_009);
        assertThat(count()).isEqualTo(3_492);
        assertThat(customer("Long 5 " + mark).subsidiaryOf())
                .isEqualTo(customer("Long 3490 " + mark).number());
        assertThat(database.sql("select count(*) from import_part where job = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        var faulty = new StringBuilder();
        imports.writeFaulty(id.toString(), anna, faulty);
        assertThat(faulty.toString().lines()).hasSize(5);
        assertThatThrownBy(() -> imports.state(id.toString(), staff.require(people.login("bert"))))
                .hasMessageContaining("import.unknown");
    }

    @Test
    @DisplayName("D-06 A file is checked first, storing nothing, then its sound rows are taken, once")
    void is_checked_then_confirmed() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("name,email\nFirst %1$s,\nSecond %1$s,nowhere\n".formatted(mark), anna);
        assertThatThrownBy(() -> imports.confirm(id, anna)).hasMessageContaining("import.begun");
        imports.check(id, asking(Match.NUMBER), anna);
        assertThat(imports.state(id, anna).state()).isEqualTo("CHECKED");
        assertThat(imports.state(id, anna).report().created()).isEqualTo(1);
        assertThat(count()).isZero();
        imports.confirm(id, anna);
        assertThat(imports.state(id, anna).report().created()).isEqualTo(1);
        assertThat(imports.state(id, anna).faultyRows()).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
        assertThatThrownBy(() -> imports.confirm(id, anna)).hasMessageContaining("import.begun");
    }

    @Test
    @DisplayName("D-06 A row that can't be stored is named, and holds no other row back")
    void a_row_that_fails_holds_no_other_back() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("name\nFirst %1$s\nSecond %1$s\nThird %1$s\n".formatted(mark), anna);
        takeBut("Second " + mark, id, anna);
        assertThat(count()).isEqualTo(2);
        assertThat(imports.state(id, anna).faultyRows()).isEqualTo(1);
        assertThat(imports.state(id, anna).report().errors())
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains("could not be stored"));
        imports.cancel(id, anna);
    }

    @Test
    @DisplayName("D-06 A customer whose update can't be stored holds no other update back")
    void an_update_that_fails_holds_no_other_back() throws IOException {
        var anna = staff.require(people.login("anna"));
        run("name\nFirst %1$s\nSecond %1$s\nThird %1$s\n".formatted(mark), "anna", asking(Match.NUMBER));
        var file = new StringBuilder("number,name,city\n");
        for (var name : List.of("First ", "Second ", "Third ", "First ")) {
            file.append(customer(name + mark).number()).append(",,Wuhan\n");
        }
        var id = keep(file.toString(), anna);

        takeBut("Second " + mark, id, anna);

        assertThat(customer("First " + mark).city()).isEqualTo("Wuhan");
        assertThat(customer("Third " + mark).city()).isEqualTo("Wuhan");
        assertThat(customer("Second " + mark).city()).isNull();
        assertThat(imports.state(id, anna).report().updated()).isEqualTo(2);
        assertThat(imports.state(id, anna).report().errors())
                .extracting(Remark::row)
                .containsExactly(3, 5);
        imports.cancel(id, anna);
    }

    @Test
    @DisplayName("D-06 An import waits while the database fails, and then goes on; no row is told to be at fault")
    void goes_on_after_the_database_failed() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("name,shoe size\nWaits %1$s,42\nWaits too %1$s,43\n".formatted(mark), anna);
        imports.check(id, asking(Match.NUMBER), anna);
        var lost = new AtomicInteger(1);
        var failingStore = new ImportStore(rows, traces, contactPersons, none(), none(), none(), event -> {
            if (lost.getAndDecrement() > 0) {
                throw new IllegalStateException(new SQLException("connection lost", "08006"));
            }
        });
        var failingJobs = new ImportJobs(
                jobTable,
                turns,
                files,
                remarks,
                new ImportChunks(turns, remarks, failingStore, table, words, transaction),
                customerImport,
                staff,
                words,
                transaction);
        var job = UUID.fromString(id);
        jobTable.begin(job, asking(Match.NUMBER));

        failingJobs.run(job);
        var waiting = imports.state(id, anna);
        assertThat(waiting.state()).isEqualTo("WAITING");
        assertThat(waiting.report().errors()).isEmpty();
        assertThat(count()).isZero();

        failingJobs.run(job);
        var done = imports.state(id, anna);
        assertThat(done.state()).isEqualTo("DONE");
        assertThat(done.report().created()).isEqualTo(2);
        assertThat(done.report().errors()).isEmpty();
        assertThat(done.report().hints()).extracting(Remark::column).containsExactly("shoe size");

        var again = UUID.fromString(keep("name\nNever %s\n".formatted(mark), anna));
        jobTable.begin(again, asking(Match.NUMBER));
        lost.set(Integer.MAX_VALUE);
        for (int tries = 1; tries < ImportJobs.MOST_TRIES; tries++) {
            failingJobs.run(again);
        }
        assertThat(imports.state(again.toString(), anna).state()).isEqualTo("WAITING");
        failingJobs.run(again);
        assertThat(imports.state(again.toString(), anna).state()).isEqualTo("REFUSED");
        failingJobs.destroy();
    }

    @Test
    @DisplayName("D-06 An import that is stopped keeps what it stored and takes no more")
    void stops() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("name\nStopped %s\n".formatted(mark), anna);
        imports.cancel(id, anna);
        assertThat(imports.state(id, anna).state()).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> imports.check(id, asking(Match.NUMBER), anna)).hasMessageContaining("import.begun");
        jobs.run(UUID.fromString(id));
        assertThat(count()).isZero();
    }

    @Test
    @DisplayName("D-06 An import that was stopped or begun a moment ago is not begun again by a late word")
    void is_not_begun_again() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("name\nLate %s\n".formatted(mark), anna);
        imports.check(id, asking(Match.NUMBER), anna);
        var late = new FutureTask<>(() -> {
            imports.confirm(id, anna);
            return true;
        });
        transaction.executeWithoutResult(status -> {
            imports.cancel(id, anna);
            // Reads the import as it was before, then waits for what becomes of it.
            new Thread(late, "late confirmation").start();
            untilSomebodyWaits();
        });
        assertThatThrownBy(late::get).hasRootCauseInstanceOf(Refusal.class).hasMessageContaining("import.begun");
        assertThat(imports.state(id, anna).state()).isEqualTo("CANCELLED");
        assertThat(count()).isZero();
    }

    /** Waits until somebody waits for the end of this very transaction. */
    private void untilSomebodyWaits() {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1))
                .until(() -> database.sql("""
                                select exists (select from pg_locks
                                    where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
                                """).query(Boolean.class).single());
    }

    @Test
    @DisplayName("D-06 Nothing is kept of who may not bring customers in, nor for an owner whom one may not name")
    void keeps_nothing_of_who_may_not_import() throws IOException {
        var request = new ImportRequest(false, people.login("bert"), false);
        try (var upload = ImportUpload.of(new ByteArrayInputStream("name\nx\n".getBytes(UTF_8)), "file.csv")) {
            for (var login : List.of("auditor", "account", "anna")) {
                var person = staff.require(people.login(login));
                assertThatThrownBy(() -> imports.ask(upload, request, person)).hasMessageContaining("customer.mayNot");
                assertThat(imports.latest(person)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName(
            "D-06 The file of faulty rows holds each value under its name, the reason behind, and reads right again")
    void faulty_rows_stand_under_their_names() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep(
                workbook(
                        List.of("name", "", "city", "email"),
                        List.of("", "", "Wuhan"),
                        List.of("Bad " + mark, "", "'=1+1", "nowhere"),
                        List.of("Stray " + mark, "stray", "Xian")),
                anna);
        imports.check(id, asking(Match.NUMBER), anna);
        var faulty = faulty(id, anna);
        assertThat(faulty.lines().findFirst()).hasValue("name,city,email,What is wrong");
        assertThat(faulty.lines().skip(1))
                .satisfiesExactly(
                        blank -> assertThat(blank).startsWith("\"\",Wuhan,,"),
                        bad -> assertThat(bad).startsWith("Bad " + mark + ",'=1+1,nowhere,"),
                        stray -> assertThat(stray)
                                .startsWith("Stray " + mark + ",Xian,,")
                                .endsWith(",stray"));

        var again = keep(faulty.replace("\"\",Wuhan", "Mended " + mark + ",Wuhan"), anna);
        imports.check(again, asking(Match.NUMBER), anna);
        imports.confirm(again, anna);
        assertThat(customer("Mended " + mark).city()).isEqualTo("Wuhan");
        assertThat(faulty(again, anna).lines())
                .satisfiesExactly(
                        names -> assertThat(names).isEqualTo("name,city,email,What is wrong"),
                        bad -> assertThat(bad).startsWith("Bad " + mark + ",'=1+1,nowhere,"),
                        stray -> assertThat(stray).endsWith(",stray"));
    }

    @Test
    @DisplayName("D-06 A row that lost a delimiter isn't read into the wrong fields when it is sent again unmended")
    void a_shifted_row_stays_out() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("name,city,email\nShifted %s;Wuhan,a@b.cn\n".formatted(mark), anna);
        imports.check(id, asking(Match.NUMBER), anna);
        var faulty = faulty(id, anna);
        assertThat(faulty.lines().skip(1)).singleElement().satisfies(row -> assertThat(row)
                .startsWith("\"\",,,")
                .endsWith(",Shifted %s;Wuhan,a@b.cn".formatted(mark)));
        var again = keep(faulty, anna);
        imports.check(again, asking(Match.NUMBER), anna);
        assertThat(imports.state(again, anna).faultyRows()).isEqualTo(1);
    }

    @Test
    void a_long_file_refused_says_why() throws IOException {
        var anna = staff.require(people.login("anna"));
        var id = keep("city\nx\n", anna);
        imports.check(id, asking(Match.NUMBER), anna);
        var refused = imports.state(id, anna);
        assertThat(refused.state()).isEqualTo("REFUSED");
        assertThat(refused.message()).contains("no column \"name\"");
    }

    /** Takes a kept file in while the rows of one customer can't be stored, whatever is tried. */
    private void takeBut(String name, String id, Person by) throws IOException {
        imports.check(id, asking(Match.NUMBER), by);
        var job = jobTable.find(UUID.fromString(id)).orElseThrow();
        remarks.forget(job.id());
        assertThat(jobTable.begin(job.id(), job.request().asPartial(false))).isTrue();
        assertThat(turns.claim(job.id(), "here")).isTrue();
        var failingStore = new ImportStore(rows, traces, contactPersons, none(), none(), none(), event -> {
            var numbers = ((CustomersChanged) event).numbers();
            if (isNamed(numbers, name)) {
                throw new IllegalStateException("not this one");
            }
        });
        var failingChunks = new ImportChunks(turns, remarks, failingStore, table, words, transaction);
        try (var run = ImportRun.open(
                files.fetch(job.id()),
                0,
                Set.of(),
                reader -> customerImport.planner(reader.header(), job.request(), by))) {
            assertThat(failingChunks.take(
                            new ImportChunks.Work(jobTable.find(job.id()).orElseThrow(), run, "here", by),
                            run.next(10)))
                    .isTrue();
        }
    }

    private boolean isNamed(List<CustomerNumber> numbers, String name) {
        return numbers.stream()
                .anyMatch(number -> customers.require(number).name().equals(name));
    }

    private String faulty(String id, Person by) throws IOException {
        var faulty = new StringBuilder();
        imports.writeFaulty(id, by, faulty);
        return faulty.toString();
    }

    @SafeVarargs
    private static byte[] workbook(List<String>... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("customers");
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].size(); column++) {
                    if (!rows[row].get(column).isEmpty()) {
                        sheet.value(row, column, rows[row].get(column));
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private String keep(String file, Person by) throws IOException {
        return keep(file.getBytes(UTF_8), by);
    }

    private String keep(byte[] file, Person by) throws IOException {
        try (var upload = ImportUpload.of(new ByteArrayInputStream(file), "file.csv")) {
            return imports.keep(upload, by).toString();
        }
    }

    private static ImportRequest asking(Match match) {
        return new ImportRequest(false, null, false, true, match, Map.of());
    }

    private ImportReport run(String file, String by, ImportRequest request) {
        var journeys = new ObjectProvider<JourneyStarter>() {
            @Override
            public JourneyStarter getObject() {
                return (number, starter) -> started.add(number);
            }
        };
        var store = new ImportStore(rows, traces, contactPersons, journeys, none(), none(), event -> {});
        var direct =
                new CustomerImport(table, customers, staff, ownership, none(), none(), lookAlikes, store, trail, words);
        return transaction.execute(
                status -> direct.run(TableFile.read(file.getBytes(UTF_8)), request, staff.require(people.login(by))));
    }

    private static <T> ObjectProvider<T> none() {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                throw new NoSuchBeanDefinitionException("none");
            }
        };
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
