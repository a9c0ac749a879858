package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.search.FoundBy;
import io.gendan.customer.search.SearchIndex;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01, D-02, D-05 Customers are found again")
class CustomerSearchTest {

    @Autowired
    CustomerList list;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    SearchIndex index;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    SalesPeople people;

    @BeforeEach
    void people() {
        people = new SalesPeople(database);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "天恒",
                "苏州天恒泵业",
                "蘇州天恒泵業",
                "天恒 苏州",
                "tianheng",
                "TianHeng",
                "suzhoutianhengbengye",
                "szthby",
                "thby",
                "suzhouth",
                "天heng",
                "ｔｉａｎｈｅｎｇ",
                "pump",
                "pump 天恒"
            })
    @DisplayName(
            "D-02 by Chinese name, pinyin, initials and mixtures, traditional = simplified, full width = half width")
    void by_name(String typed) {
        create("苏州天恒泵业 Pump", "anna");
        create("Brightwater", "anna");
        assertThat(names("director", typed)).containsExactly("苏州天恒泵业 Pump");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"zhongqing", "chongqing", "zqyh", "cqyh", "重庆银行", "chongqingyinhang", "zhongqingyinxing"})
    @DisplayName("D-02 every sound of a character that has several")
    void by_every_sound(String typed) {
        create("重庆银行", "anna");
        assertThat(names("director", typed)).containsExactly("重庆银行");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "Brigthwater, Brightwater Filters",
        "brightwatr filters, Brightwater Filters",
        "苏州天横泵业, 苏州天恒泵业",
        "天恒乐业, 苏州天恒泵业",
        "suzhoutianhenbengye, 苏州天恒泵业"
    })
    @DisplayName("D-02 slips of the pen are forgiven, and the answer says so")
    void forgiving(String typed, String name) {
        create("Brightwater Filters", "anna");
        create("苏州天恒泵业", "anna");
        var page = find("director", typed);
        assertThat(page.forgiven()).isTrue();
        assertThat(page.rows()).singleElement().satisfies(row -> assertThat(row.name())
                .isEqualTo(name + " " + people.mark()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "138 1234 9876",
                "+86 138-1234-9876",
                "0086 13812349876",
                "13812349876",
                "１３８１２３４９８７６",
                "12349876",
                "9876",
                "(0512) 6655 4433",
                "051266554433",
                "+86 512 66554433",
                "66554433"
            })
    @DisplayName("D-01, D-02 by telephone in any notation, the last digits too")
    void by_phone(String typed) {
        var number = create("Phone", "anna", "13812349876");
        database.sql("insert into contact_person (customer_number, name, phone) values (?, 'Wu', '0512-66554433')")
                .param(number.value())
                .update();
        catchUp();
        assertThat(names("anna", typed)).contains("Phone");
        assertThat(names("cora", typed)).doesNotContain("Phone");
        assertThat(names("admin", typed)).doesNotContain("Phone");
    }

    @Test
    @DisplayName(
            "D-01, D-02, D-05 by contact person, e-mail, tag, industry, city, credit code, owner and dossier; and it says by what")
    void by_everything_else() {
        var typed = typed("Whole", "anna", null);
        typed.put(CustomerField.EMAIL, "Office@Everything.example");
        typed.put(CustomerField.TAGS, "重点客户");
        typed.put(CustomerField.INDUSTRY, "valves");
        typed.put(CustomerField.CITY, "苏州");
        var number =
                customers.create(NewCustomer.read(typed), people.login("admin")).number();
        contactPersons.known(number, "欧阳明", null, null);
        database.sql("update customer set dossier = '{\"philosophy\":\"trust grows slowly\"}' where number = ?")
                .param(number.value())
                .update();
        database.sql("insert into search_stale values (?)")
                .param(number.value())
                .update();
        catchUp();
        assertFoundBy("office@everything", FoundBy.EMAIL, "Office@Everything");
        assertFoundBy("重点", FoundBy.TAG, "重点");
        assertFoundBy("valves", FoundBy.INDUSTRY, "valves");
        assertFoundBy("suzhou", FoundBy.CITY, "");
        assertFoundBy("欧阳", FoundBy.CONTACT_PERSON, "欧阳");
        assertFoundBy("oym", FoundBy.CONTACT_PERSON, "");
        assertFoundBy("grows", FoundBy.DOSSIER, "grows");
        assertThat(names("director", people.login("anna"))).containsExactly("Whole");
        assertThat(names("director", number.value().toLowerCase(Locale.ROOT) + " 欧阳 valves"))
                .containsExactly("Whole");
        assertThat(names("director", number.value() + " 欧阳 pumps")).isEmpty();
    }

    @Test
    @DisplayName(
            "D-04 a field of the dossier finds customers by its value, by any of its names; an unknown or confidential one is refused, and administrators ask for neither fields nor tags")
    void by_a_field() {
        var number = create("Fielded", "anna");
        database.sql("update customer set dossier = '{\"philosophy\":\"Slow growth\"}' where number = ?")
                .param(number.value())
                .update();
        assertThat(by("anna", "philosophy:slow growth")).containsExactly(number.value());
        assertThat(by("anna", "philosophy：Slow Growth")).containsExactly(number.value());
        assertThat(by("anna", "philosophy:slow")).isEmpty();
        assertThat(by("cora", "philosophy:slow growth")).isEmpty();
        for (var wrong : List.of("religion:none", "nothing:1", "philosophy")) {
            assertThatThrownBy(() -> by("anna", wrong)).hasMessageContaining("customers.fieldUnknown");
        }
        assertThatThrownBy(() -> by("admin", "philosophy:slow growth"))
                .hasMessageContaining("customers.filterNotYours");
        assertThatThrownBy(() -> list.find(
                        new CustomerList.Query(null, null, null, "vip", 0), staff.require(people.login("admin"))))
                .hasMessageContaining("customers.filterNotYours");
    }

    private List<String> by(String who, String field) {
        return list
                .find(
                        new CustomerList.Query(
                                null, null, null, List.of(), null, null, null, null, List.of(field), null, 0),
                        staff.require(people.login(who)))
                .rows()
                .stream()
                .map(CustomerList.Row::number)
                .toList();
    }

    @Test
    @DisplayName("CD-05, D-02 the list is narrowed by grade, industry, city and days without contact, and put in order")
    void narrowed_and_in_order() {
        var quiet = create("B quiet", "anna");
        var busy = create("A busy", "anna");
        database.sql("update customer set signing_grade = 'B', industry = 'Valves', city = '苏州' where number = ?")
                .param(quiet.value())
                .update();
        database.sql("""
                        with entry as (insert into record_entry (customer_number, kind, author, happened_at, recorded_at, content)
                            values (:n, 'CONTACT', 'x', current_timestamp, current_timestamp, '{}') returning id)
                        insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at, summary)
                        select id, :n, 'REMOTE', 'PHONE', 'OUTBOUND', current_timestamp, 'x' from entry
                        """).param("n", busy.value()).update();
        assertThat(narrowed("valves", "苏州", "B", 30, null)).containsExactly(quiet.value());
        assertThat(narrowed(null, null, null, 30, null)).containsExactly(quiet.value());
        assertThat(narrowed(null, null, "A", null, null)).isEmpty();
        assertThat(narrowed(null, null, null, null, null)).containsExactly(busy.value(), quiet.value());
        assertThat(narrowed(null, null, null, null, "lastContact")).containsExactly(quiet.value(), busy.value());
        assertThat(narrowed(null, null, null, null, "newest")).containsExactly(busy.value(), quiet.value());
        assertThatThrownBy(() -> narrowed(null, null, "Z", null, null)).hasMessageContaining("customers.gradeUnknown");
        assertThatThrownBy(() -> narrowed(null, null, null, null, "x")).hasMessageContaining("customers.sortUnknown");
    }

    @Test
    @DisplayName("D-06 the whole list in parts by number holds exactly what the list holds; a stage is a word too")
    void in_parts() {
        var first = create("Parts one", "anna");
        var second = create("Parts two", "anna");
        create("Other", "anna");
        var anna = staff.require(people.login("anna"));
        var query = new CustomerList.Query("parts", null, null, null, 0);
        var shown = list.find(query, anna);
        assertThat(list.after("", query, shown, 1, anna))
                .extracting(CustomerList.Row::number)
                .containsExactly(first.value());
        assertThat(list.after(first.value(), query, shown, 9, anna))
                .extracting(CustomerList.Row::number)
                .containsExactly(second.value());
        // The names bear a random mark, in which the stage's name must not stand.
        var stage = Stream.of("B2", "B3", "A2", "B1")
                .filter(name -> !people.mark().contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, closed_at, ending, process_instance_id)
                        values (?, ?, current_timestamp, 'x', current_timestamp, 'LOST', 'none')
                        """).params(second.value(), stage).update();
        assertThat(names("anna", "parts " + stage.toLowerCase(Locale.ROOT))).containsExactly("Parts two");
    }

    private List<String> narrowed(String industry, String city, String grade, Integer quietDays, String sort) {
        var query = new CustomerList.Query(
                null, null, people.login("anna"), List.of(), industry, city, grade, quietDays, List.of(), sort, 0);
        return list.find(query, staff.require(people.login("anna"))).rows().stream()
                .map(CustomerList.Row::number)
                .toList();
    }

    private void assertFoundBy(String typed, FoundBy kind, String hit) {
        var page = find("director", typed);
        assertThat(page.rows()).as(typed).hasSize(1);
        assertThat(page.reasons().values()).as(typed).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(kind);
            assertThat(reason.hit()).isEqualTo(hit);
        });
        assertThat(find("cora", typed).total()).as(typed).isZero();
        assertThat(find("admin", typed).total()).as(typed).isZero();
    }

    @Test
    @DisplayName("N-02, D-02 by words on record, with the place where they stand; the name comes first")
    void by_the_record() {
        var told = create("Told", "anna");
        var named = create("交货期 Ltd", "anna");
        record(told, "CONTACT", "anna", "{\"summary\":\"他担心交货期太长，want the ISO 9001 certificate\"}");
        var page = find("anna", "交货期");
        assertThat(page.rows()).extracting(CustomerList.Row::number).containsExactly(named.value(), told.value());
        assertThat(page.reasons().get(told.value())).satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(FoundBy.RECORD);
            assertThat(reason.before()).endsWith("他担心");
            assertThat(reason.hit()).isEqualTo("交货期");
            assertThat(reason.after()).startsWith("太长");
        });
        assertThat(names("anna", "交貨期")).contains("Told");
        assertThat(names("anna", "certif")).containsExactly("Told");
        assertThat(names("anna", "summary")).isEmpty();
        assertThat(names("cora", "交货期")).isEmpty();
        assertThat(names("admin", "certif")).isEmpty();
    }

    @Test
    @DisplayName("S-01, S-11 a view of a session is found by its author alone until the session is concluded")
    void sealed_views_stay_sealed() {
        var number = create("Sealed", "anna");
        record(number, "SALESPERSON_VIEW", people.login("anna"), "{\"intention\":\"zzsealedwordzz\"}");
        assertThat(names("anna", "zzsealedwordzz")).containsExactly("Sealed");
        assertThat(find("director", "zzsealedwordzz").total()).isZero();
        assertThat(find("manager", "zzsealedwordzz").total()).isZero();
        record(number, "CONCLUSION", people.login("director"), "{\"solution\":\"none\"}");
        assertThat(names("manager", "zzsealedwordzz")).containsExactly("Sealed");
    }

    @Test
    @DisplayName("S-01, D-07 the conclusion of another journey, come along with a merge, opens no view")
    void another_journey_opens_nothing() {
        var number = create("Sealed still", "anna");
        long mine = lost(number);
        long other = lost(number);
        record(number, "SALESPERSON_VIEW", people.login("anna"), "{\"intention\":\"zzstillsealedzz\"}", mine);
        record(number, "CONCLUSION", people.login("director"), "{\"solution\":\"none\"}", other);
        assertThat(names("manager", "zzstillsealedzz")).isEmpty();
        record(number, "CONCLUSION", people.login("director"), "{\"solution\":\"none\"}", mine);
        assertThat(names("manager", "zzstillsealedzz")).containsExactly("Sealed still");
    }

    private long lost(CustomerNumber number) {
        return database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, closed_at, ending, process_instance_id)
                        values (?, 'A2', current_timestamp, 'x', current_timestamp, 'LOST', 'none') returning id
                        """).param(number.value()).query(Long.class).single();
    }

    @Test
    @DisplayName(
            "ST-03 in the pool a customer is found neither by its number or address nor by a part of them, but by who reads them")
    void the_pool_gives_no_contact_data() {
        var typed = typed("Poolish", null, "13955501234");
        // Nothing of the name stands in it: a name that is alike may be found.
        typed.put(CustomerField.EMAIL, "wang@hushed.example");
        var number =
                customers.create(NewCustomer.read(typed), people.login("admin")).number();
        contactPersons.known(number, "Poolpersonname", null, null);
        record(number, "CONTACT", "anna", "{\"summary\":\"call 13955509999 or write to boss@elsewhere.example\"}");
        catchUp();
        for (var part : List.of(
                "139 5550 1234",
                "13955501234",
                "wang@hushed.example",
                "1395550123",
                "55501234",
                "ang@hushed.example",
                "Poolpersonnam",
                "13955509999",
                "boss@elsewhere")) {
            assertThat(names("bert", part)).as(part).isEmpty();
        }
        assertThat(names("principal", "139 5550 1234")).containsExactly("Poolish");
    }

    @Test
    @DisplayName("D-07 a customer merged into another one is in no list")
    void merged_ones_are_hidden() {
        var stays = create("Stays", "anna");
        var goes = create("Goes", "anna");
        database.sql("update customer set merged_into = ? where number = ?")
                .params(stays.value(), goes.value())
                .update();
        assertThat(names("anna", stays.value())).containsExactly("Stays");
        assertThat(names("anna", goes.value())).isEmpty();
        assertThat(list.find(goes, staff.require(people.login("anna")))).isEmpty();
    }

    @Test
    @DisplayName("D-02 the exact name comes first, then what begins so")
    void best_hits_first() {
        create("Big Acme", "anna");
        create("Acme Zeta", "anna");
        create("Acme", "anna");
        assertThat(find("anna", "acme").rows().stream()
                        .map(row -> row.name().replace(" " + people.mark(), ""))
                        .toList())
                .containsSubsequence("Acme Zeta", "Big Acme");
    }

    @Test
    @DisplayName("D-06 what an import brings in by the thousand is found a moment later")
    void many_at_once() {
        for (int each = 0; each < 25; each++) {
            database.sql("""
                            insert into customer (number, name, name_key, kind, owner, created_at, created_by)
                            values (next_customer_number(), :name, 'x', 'ORGANISATION', :owner, current_timestamp, 'x')
                            """)
                    .param("name", "批量" + each + " " + people.mark())
                    .param("owner", people.login("anna"))
                    .update();
        }
        database.sql("insert into search_stale select number from customer where owner = ?")
                .param(people.login("anna"))
                .update();
        catchUp();
        assertThat(find("anna", "piliang").total()).isEqualTo(25);
        assertThat(database.sql("""
                        select count(*) from search_entry e join customer c on c.number = e.number
                        where c.owner = ? and e.kind = 'NAME'""")
                        .param(people.login("anna"))
                        .query(Long.class)
                        .single())
                .isEqualTo(25);
    }

    private void catchUp() {
        while (index.work()) {}
    }

    private void record(CustomerNumber number, String kind, String author, String content) {
        record(number, kind, author, content, null);
    }

    private void record(CustomerNumber number, String kind, String author, String content, Long journey) {
        database.sql("""
                        insert into record_entry (customer_number, kind, author, happened_at, recorded_at, content, journey_id)
                        values (?, ?, ?, current_timestamp, current_timestamp, ?::jsonb, ?::bigint)
                        """).params(number.value(), kind, author, content, journey).update();
    }

    private List<String> names(String who, String typed) {
        return find(who, typed).rows().stream()
                .map(row -> row.name().replace(" " + people.mark(), ""))
                .toList();
    }

    /** All tests share one database: whoever sees more than this test's people looks for their mark too. */
    private CustomerList.Page find(String who, String typed) {
        boolean phone = typed.matches("[\\d０-９\\s()+-]+");
        var mark = phone || List.of("anna", "bert").contains(who) ? "" : " " + people.mark();
        return list.find(new CustomerList.Query(typed + mark, null, null, null, 0), staff.require(people.login(who)));
    }

    private CustomerNumber create(String name, String owner) {
        return create(name, owner, null);
    }

    private CustomerNumber create(String name, String owner, String phone) {
        return customers
                .create(NewCustomer.read(typed(name, owner, phone)), people.login("admin"))
                .number();
    }

    private HashMap<CustomerField, String> typed(String name, String owner, String phone) {
        var typed = new HashMap<CustomerField, String>();
        typed.put(CustomerField.NAME, name + " " + people.mark());
        typed.put(CustomerField.OWNER, owner == null ? "" : people.login(owner));
        typed.put(CustomerField.PHONE, phone == null ? "" : phone);
        return typed;
    }
}
