package io.gendan.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.customer.ImportRequest.Match;
import io.gendan.customer.duplicates.DuplicateSearch;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-06 A table of names doesn't tell whom others have")
class ImportSightTest {

    @Autowired
    CustomerImport customerImport;

    @Autowired
    Imports imports;

    @Autowired
    ImportJobs jobs;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    Duplicates duplicates;

    @Autowired
    DuplicateSearch search;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    private SalesPeople people;
    private String mark;
    private CustomerNumber coras;

    @BeforeEach
    void a_customer_of_cora_in_another_team() {
        people = new SalesPeople(database);
        mark = people.mark();
        coras = customer("Harbour " + mark, "cora");
    }

    @Test
    @DisplayName("to a dry run another team's customer is like one that nobody has")
    void a_dry_run_tells_nothing() throws IOException {
        for (var file : List.of("name\n%s\n", "name,subsidiary_of\nA daughter,%s\n", "name,city\n%s,Suzhou\n")) {
            for (var match : List.of(Match.NUMBER, Match.NAME)) {
                var asked = file.formatted("Harbour " + mark);
                var unknown = file.formatted("Nobodys " + mark);
                assertThat(told(run(asked, "anna", request(true, match)), "Harbour"))
                        .as("%s by %s", asked, match)
                        .isEqualTo(told(run(unknown, "anna", request(true, match)), "Nobodys"));
            }
        }
        assertThat(run("name\nHarbour %s\n".formatted(mark), "cora", request(true, Match.NUMBER))
                        .duplicates())
                .as("her own")
                .isOne();
    }

    @Test
    @DisplayName("one of the own department's pool is known, and administrators know every name")
    void the_pool_and_administrators() throws IOException {
        var file = "name\nHarbour %s\n".formatted(mark);
        assertThat(run(file, "admin", request(true, Match.NAME)))
                .returns(1, ImportReport::duplicates)
                .returns(0, ImportReport::updated);
        owners.releaseToPool(coras, OwnerChange.of(OwnerChange.Why.RELEASED, people.login("cora")));

        assertThat(run(file, "anna", request(true, Match.NUMBER)).duplicates()).isOne();
        assertThat(run(file, "dora", request(true, Match.NUMBER)).duplicates())
                .as("another department's pool")
                .isZero();
    }

    @Test
    @DisplayName("D-07 the row comes in, and whoever sees both finds the two among the possible duplicates")
    void leaders_of_both_find_the_pair() throws IOException {
        assertThat(run("name\nHarbour %s\n".formatted(mark), "anna", request(false, Match.NUMBER)))
                .returns(1, ImportReport::created)
                .returns(List.of(), ImportReport::hints);
        var annas = customers
                .named("Harbour " + mark, staff.require(people.login("anna")))
                .get(0);
        search.look(List.of(annas.value(), coras.value()));

        for (var leader : List.of("director", "senior", "principal")) {
            assertThat(pairs(annas, leader)).as(leader).isOne();
        }
        for (var other : List.of("anna", "cora", "manager", "manager2", "dora", "admin")) {
            assertThat(pairs(annas, other)).as(other).isZero();
        }
    }

    @Test
    @DisplayName("a parent far down in a long table is the one of the table, never another team's of the same name")
    void a_parent_further_down_is_the_tables_own() throws IOException {
        var file = "name,subsidiary_of\nDaughter %1$s,Harbour %1$s\n".formatted(mark)
                + IntStream.rangeClosed(1, ImportJobs.CHUNK)
                        .mapToObj(row -> "Row %d %s,\n".formatted(row, mark))
                        .collect(Collectors.joining())
                + "Harbour %s,\n".formatted(mark);
        var anna = staff.require(people.login("anna"));
        try (var upload = upload(file)) {
            jobs.run(imports.ask(upload, request(false, Match.NUMBER), anna));
        }

        var daughter = customers.named("Daughter " + mark, anna).get(0);
        assertThat(customers.require(daughter).subsidiaryOf())
                .isEqualTo(customers.named("Harbour " + mark, anna).get(0))
                .isNotEqualTo(coras);
    }

    @Test
    @DisplayName("the trail tells auditors of every table that was checked or taken in: who, which file, how many rows")
    void the_trail_tells_of_tables() throws IOException {
        var file = "name\nFirst %1$s\nSecond %1$s\n".formatted(mark);
        var anna = staff.require(people.login("anna"));
        run(file, "anna", request(true, Match.NUMBER));
        run(file, "anna", request(false, Match.NUMBER));
        assertThat(trail()).containsExactly("checked 2 customers.csv", "taken 2 customers.csv");

        try (var upload = upload(file)) {
            var kept = imports.keep(upload, anna).toString();
            imports.check(kept, request(true, Match.NUMBER), anna);
            imports.confirm(kept, anna);
            jobs.run(imports.ask(upload, request(false, Match.NUMBER), anna));
        }
        assertThat(trail())
                .hasSize(5)
                .endsWith("checked 2 customers.csv", "taken 2 customers.csv", "taken 2 customers.csv");
    }

    private List<String> trail() {
        return database.sql("""
                        select details ->> 'what' || ' ' || (details ->> 'rows') || ' ' || (details ->> 'file')
                        from audit_entry where kind = 'IMPORTED' and actor = ? order by id
                        """).param(people.login("anna")).query(String.class).list();
    }

    private long pairs(CustomerNumber number, String login) {
        return duplicates.open(staff.require(people.login(login)), 0, Integer.MAX_VALUE).items().stream()
                .filter(pair -> pair.one().number().equals(number.value())
                        || pair.other().number().equals(number.value()))
                .count();
    }

    /** All that a report tells, but for the name that was asked for. */
    private static String told(ImportReport report, String name) {
        return report.toString().replace(name, "…")
                + report.hints().stream()
                        .map(Remark::message)
                        .toList()
                        .toString()
                        .replace(name, "…");
    }

    private ImportReport run(String file, String by, ImportRequest request) throws IOException {
        try (var upload = upload(file)) {
            return customerImport.run(upload, request, staff.require(people.login(by)));
        }
    }

    private static ImportUpload upload(String file) throws IOException {
        return ImportUpload.of(new ByteArrayInputStream(file.getBytes(UTF_8)), "customers.csv");
    }

    private static ImportRequest request(boolean dryRun, Match match) {
        return new ImportRequest(dryRun, null, false, true, match, Map.of());
    }

    private CustomerNumber customer(String name, String owner) {
        return customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, people.login(owner))),
                        people.login(owner))
                .number();
    }
}
