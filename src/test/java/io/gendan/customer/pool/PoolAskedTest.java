package io.gendan.customer.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerImport;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.ImportReport;
import io.gendan.customer.ImportRequest;
import io.gendan.customer.ImportUpload;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.duplicates.DuplicateSearch;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.customer.duplicates.Reason;
import io.gendan.http.Program;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pool shows {@code 138****12}; somebody has a list of the numbers that it may be, and the program to ask. */
@GendanTest
@DisplayName("ST-03 What the pool hides can't be tried out")
class PoolAskedTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    CustomerImport customerImport;

    @Autowired
    DuplicateSearch search;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Staff staff;

    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final String phone = "138" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    /** Nothing of the name stands in it: a name that is alike may be found. */
    private final String email = ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999) + "@hidden.example";

    private final String persons = "137" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);

    /** Like the customer of the pool, as the names of candidates on a list are. */
    private final String alike = "Sluice" + mark;

    private CustomerNumber pooled;

    @BeforeEach
    void a_customer_of_the_pool() {
        people.hired();
        pooled = create(alike + " Works", "chen", phone, email);
        assertThat(Program.of(port, "chen")
                        .post(
                                "/api/customers/" + pooled.value() + "/contact-book/ways",
                                Map.of("kind", "MOBILE", "value", persons))
                        .status())
                .isLessThan(300);
        owners.releaseToPool(pooled, OwnerChange.of(OwnerChange.Why.RELEASED, "chen"));
        search.look(List.of(pooled.value()));
    }

    @Test
    @DisplayName("the check of a table tells a salesperson nothing of candidates, whichever is the right one")
    void a_dry_run() throws IOException {
        for (var way : List.of(phone, email, persons)) {
            var right = checked("yang", alike, way);
            assertThat(right.hints()).as(way).isEmpty();
            assertThat(right).isEqualTo(checked("yang", alike, wrong(way)));
        }
        for (var way : List.of(phone, email, persons)) {
            assertThat(checked("wang", alike, way).hints())
                    .as("its director reads %s unmasked", way)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("nor does bringing one in with such a number")
    void a_new_customer() {
        for (var way : List.of(phone, email, persons)) {
            for (var login : List.of("yang", "sun")) {
                assertThat(similar(login, way)).as("%s tries %s", login, way).isEqualTo(similar(login, wrong(way)));
            }
            assertThat(similar("wang", way)).isNotEqualTo(similar("wang", wrong(way)));
        }
        var told = Program.of(port, "yang")
                .post("/api/customers", Map.of("name", alike, "phone", phone))
                .http()
                .body();
        assertThat(told).contains(phone).doesNotContain(Reason.PHONE.name());
    }

    @Test
    @DisplayName("nor searching for it whole, through any list")
    void a_search() {
        for (var way : List.of(phone, email, persons)) {
            for (var list : List.of("/api/customers?q=", "/api/pool?q=")) {
                assertThat(Program.of(port, "yang").get(list + way).http().body())
                        .as(list + way)
                        .doesNotContain(pooled.value(), alike);
            }
        }
        assertThat(Program.of(port, "wang")
                        .get("/api/customers?q=" + phone)
                        .http()
                        .body())
                .contains(pooled.value());
    }

    @Test
    @DisplayName("D-07 the pair with an own customer of the same number is found, and shown to who reads both unmasked")
    void pairs_are_for_leaders() {
        var own = create(alike, "yang", phone, "");
        search.look(List.of(own.value(), pooled.value()));

        assertThat(pairs("wang", own)).isOne();
        assertThat(pairs("zhao", own)).isOne();
        assertThat(pairs("yang", own)).isZero();
        assertThat(pairs("sun", own))
                .as("a team head reads the pool as salespeople do")
                .isZero();
        duplicates.propose(own, pooled, staff.require("yang"));
        assertThat(pairs("yang", own)).as("proposing doesn't find out either").isZero();
    }

    private long pairs(String login, CustomerNumber number) {
        var person = staff.require(login);
        var shown = duplicates.open(person, 0, Integer.MAX_VALUE).items().stream()
                .filter(pair -> pair.one().number().equals(number.value())
                        || pair.other().number().equals(number.value()))
                .count();
        assertThat(duplicates.of(number, person)).as("on its page").hasSize((int) shown);
        return shown;
    }

    private ImportReport checked(String login, String name, String way) throws IOException {
        var file = "name,phone,email\n%s,%s,%s\n"
                .formatted(name, way.contains("@") ? "" : way, way.contains("@") ? way : "");
        try (var upload = ImportUpload.of(new ByteArrayInputStream(file.getBytes(UTF_8)), "candidates.csv")) {
            return customerImport.run(upload, new ImportRequest(true, "yang", false), staff.require(login));
        }
    }

    /** What is told of the customer of the pool to who is about to bring one in that is reached so. */
    private List<Duplicates.Hint> similar(String login, String way) {
        var field = way.contains("@") ? CustomerField.EMAIL : CustomerField.PHONE;
        var typed = NewCustomer.read(Map.of(CustomerField.NAME, alike, field, way));
        return duplicates.hints(typed, staff.require(login)).stream()
                .filter(hint -> hint.number().equals(pooled))
                .toList();
    }

    /** Another one of its kind, of nobody. */
    private static String wrong(String way) {
        return way.contains("@") ? "x" + way.replace("hidden", "other") : way.replaceFirst("^13", "15");
    }

    private CustomerNumber create(String name, String owner, String withPhone, String withEmail) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.put(CustomerField.NAME, name);
        typed.put(CustomerField.OWNER, owner);
        typed.put(CustomerField.PHONE, withPhone);
        typed.put(CustomerField.EMAIL, withEmail);
        return customers.create(NewCustomer.read(typed), owner).number();
    }
}
