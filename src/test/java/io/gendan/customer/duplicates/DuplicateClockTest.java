package io.gendan.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.ImportRequest;
import io.gendan.customer.ImportUpload;
import io.gendan.customer.Imports;
import io.gendan.customer.LongImports;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.WorkWhileReady;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
class DuplicateClockTest {

    @Autowired
    DuplicateSearch search;

    @Autowired
    WorkWhileReady work;

    @Autowired
    Customers customers;

    @Autowired
    Imports imports;

    @Autowired
    Staff staff;

    @Autowired
    LongImports longImports;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private DuplicateClock clock;

    @BeforeEach
    void people_are_there() {
        people.hired();
        clock = new DuplicateClock(search, longImports, work);
    }

    @Test
    @DisplayName("D-06, D-07 whoever a long import brings in is compared at the next strike of the clock")
    void after_an_import() throws IOException {
        var known = create("Stonebridge Fittings " + mark);
        clock.strike();
        var chen = staff.require("chen");
        var file = "name\nStonebrige Fittings %1$s\nMillrace %1$s\n".formatted(mark);
        try (var upload =
                ImportUpload.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "customers.csv")) {
            var id = imports.keep(upload, chen).toString();
            imports.check(id, new ImportRequest(true, null, false), chen);
            assertThat(imports.state(id, chen).report().created()).isEqualTo(2);
            imports.confirm(id, chen);
            assertThat(imports.state(id, chen).state()).isEqualTo("DONE");
        }
        var imported = customers.named("Stonebrige Fittings " + mark, chen).get(0);
        assertThat(reasons(known, imported)).isEmpty();

        clock.strike();

        assertThat(reasons(known, imported)).containsExactly("SIMILAR_NAME");
    }

    @Test
    @DisplayName("D-07 by night everybody is compared, also whom nobody told of")
    void by_night() {
        var one = create("Fernhill " + mark);
        var other = create("Oakhollow " + mark);
        clock.strike();
        database.sql("update customer set name = ? where number = ?")
                .params("Fernhill " + mark + " Ltd", other.value())
                .update();
        clock.strike();
        assertThat(reasons(one, other)).isEmpty();

        clock.night();
        clock.strike();

        assertThat(reasons(one, other)).containsExactly("SAME_NAME");
    }

    private CustomerNumber create(String name) {
        return customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
    }

    private List<String> reasons(CustomerNumber one, CustomerNumber other) {
        return database.sql("select unnest(reasons) from duplicate_pair where one = ? and other = ? and state = 'OPEN'")
                .params(one.value(), other.value())
                .query(String.class)
                .list();
    }
}
