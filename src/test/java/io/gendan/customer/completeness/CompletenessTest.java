package io.gendan.customer.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.Customer.Kind;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.completeness.DossierState.Missing;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.customer.dossier.Dossiers;
import io.gendan.engine.Refusal;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import io.gendan.support.Stories;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-03 How complete and fresh a dossier is")
class CompletenessTest {

    @Autowired
    Completeness completeness;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    CustomerGrades grades;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DossierFields fields;

    @Autowired
    Records records;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    SalesPeople people;

    @BeforeEach
    void people_in_march() {
        people = new SalesPeople(database);
        Stories.itIs("2026-03-02T09:00:00+08:00");
    }

    @AfterEach
    void time_goes_on() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-03 What is missing is named with who could supply it, and the percentage grows with what comes in")
    void grows() {
        var number = create("anna", Map.of());
        var bare = completeness.of(number);
        assertThat(bare.percent()).isZero();
        assertThat(bare.missing()).extracting(Missing::key).contains("REACH", "INDUSTRY", "CONTACT_PERSON");
        assertThat(bare.missing())
                .filteredOn(missing -> missing.key().equals("EMPLOYEES"))
                .extracting(Missing::suppliedBy)
                .containsExactly("company register");

        customers.supplyWayToReach(number, "13800138000", null);
        var reached = completeness.of(number);
        assertThat(reached.percent()).isEqualTo(100 / bare.missing().size()).isPositive();
        assertThat(reached.missing()).extracting(Missing::key).doesNotContain("REACH");

        var essential = fields.of(Kind.ORGANISATION).stream()
                .filter(field -> field.essential() && !field.sensitive())
                .toList();
        assertThat(essential).isNotEmpty();
        dossiers.change(number, values(essential), people.login("anna"));
        assertThat(completeness.of(number).missing())
                .extracting(Missing::key)
                .doesNotContainAnyElementsOf(
                        essential.stream().map(DossierField::key).toList());
    }

    @Test
    @DisplayName("D-03 A dossier is complete at 100 percent, when nothing is missing, and not before")
    void complete() {
        var number = create(
                "anna",
                Map.of(
                        CustomerField.PHONE, "13800138000",
                        CustomerField.INDUSTRY, "Pumps",
                        CustomerField.CITY, "Suzhou",
                        CustomerField.EMPLOYEES, "80",
                        CustomerField.CONTACT_PERSON, "Wei"));
        var essential = fields.of(Kind.ORGANISATION).stream()
                .filter(field -> field.essential() && !field.sensitive())
                .toList();
        dossiers.change(number, values(essential.subList(1, essential.size())), people.login("anna"));
        assertThat(completeness.of(number).missing()).singleElement().satisfies(missing -> {
            assertThat(missing.key()).isEqualTo(essential.get(0).key());
            assertThat(missing.label()).isEqualTo(essential.get(0).label(Locale.ENGLISH));
        });
        assertThat(completeness.of(number).percent()).isBetween(80, 99);

        dossiers.change(number, values(essential.subList(0, 1)), people.login("anna"));
        assertThat(completeness.of(number).percent()).isEqualTo(100);
        assertThat(completeness.of(number).missing()).isEmpty();
    }

    @Test
    @DisplayName(
            "D-03 A key customer's dossier, and that of one about to sign, asks for more; persons are asked other things")
    void classes() {
        var number = create("anna", Map.of());
        var ordinary = keys(number);
        grades.judge(number, new Grades(null, null, Quadrant.KEY));
        var key = keys(number);
        assertThat(key).containsAll(ordinary).contains("DECISION_MAKER", "CREDIT_CODE");
        assertThat(ordinary).doesNotContain("DECISION_MAKER", "CREDIT_CODE");
        fields.of(Kind.ORGANISATION).stream()
                .filter(field -> field.essentialFor().contains("KEY"))
                .forEach(field -> assertThat(key).contains(field.key()));

        grades.judge(number, new Grades(Grades.SigningGrade.A, null, null));
        assertThat(keys(number)).contains("DECISION_MAKER");

        var person = create("anna", Map.of(CustomerField.KIND, "PERSON"));
        assertThat(keys(person)).contains("REACH").doesNotContain("EMPLOYEES", "CONTACT_PERSON");
    }

    @Test
    @DisplayName("D-03 Nobody is pressed for confidential values: they are never among what is missing")
    void confidential() {
        var sensitive = fields.all().stream()
                .filter(DossierField::sensitive)
                .map(DossierField::key)
                .toList();
        assertThat(sensitive).isNotEmpty();
        var person = create("anna", Map.of(CustomerField.KIND, "PERSON"));
        assertThat(keys(person)).doesNotContainAnyElementsOf(sensitive);
    }

    @Test
    @DisplayName(
            "D-03 Managers list their people's dossiers, the least complete first; nobody sees another's, and the pool has none")
    void list() {
        var fuller = create("anna", Map.of(CustomerField.PHONE, "13800138000", CustomerField.CITY, "Suzhou"));
        var bare = create("bert", Map.of());
        var elsewhere = create("cora", Map.of());
        var pool = create("anna", Map.of());
        owners.releaseToPool(pool, OwnerChange.of(OwnerChange.Why.RELEASED, "director"));

        assertThat(listed("manager", null)).containsExactly(bare, fuller);
        assertThat(listed("manager", "anna")).containsExactly(fuller);
        assertThat(listed("manager", "cora")).isEmpty();
        assertThat(listed("anna", null)).containsExactly(fuller);
        assertThat(listed("director", null)).contains(bare, fuller, elsewhere).doesNotContain(pool);
        assertThat(listed("admin", null)).isEmpty();
    }

    @Test
    @DisplayName("D-03 The keeper of a department lists all its dossiers and checks them")
    void keeper() {
        var number = create("anna", Map.of());
        database.sql("insert into dossier_keeper (department, login, named_by, named_at) values (?, ?, ?, now())")
                .params(person("cora").department(), people.login("cora"), people.login("director"))
                .update();
        assertThat(listed("cora", "anna")).containsExactly(number);
        assertThat(completeness.checked(number, person("cora")).checkedBy()).isEqualTo(people.login("cora"));
        assertThat(listed("bert", null)).isEmpty();
    }

    @Test
    @DisplayName(
            "D-03 A dossier that nobody has changed or checked for half a year is stale, a key customer's after a quarter")
    void stale() {
        var number = create("anna", Map.of());
        Stories.itIs("2026-06-10T09:00:00+08:00");
        assertThat(completeness.of(number).stale()).isFalse();
        grades.judge(number, new Grades(null, null, Quadrant.KEY));
        assertThat(completeness.of(number).stale()).isTrue();

        var checked = completeness.checked(number, person("anna"));
        assertThat(checked.stale()).isFalse();
        assertThat(checked.checkedAt()).isEqualTo(Stories.at("2026-06-10T09:00:00+08:00"));
        assertThat(records.newestFirst(number, 0, 1).get(0).kind()).isEqualTo(EntryKind.DOSSIER_CHECKED);

        Stories.itIs("2026-10-01T09:00:00+08:00");
        assertThat(completeness.of(number).stale()).isTrue();
        dossiers.change(
                number,
                values(fields.of(Kind.ORGANISATION).stream()
                        .filter(DossierField::essential)
                        .limit(1)
                        .toList()),
                people.login("anna"));
        assertThat(completeness.of(number).freshAt()).isEqualTo(Stories.at("2026-10-01T09:00:00+08:00"));
        assertThat(completeness
                        .find(new Completeness.Query(null, true, 0), person("anna"))
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("D-03 Only who may edit a dossier checks it; whoever doesn't see the customer is told there is none")
    void refusals() {
        var number = create("anna", Map.of());
        refused(() -> completeness.checked(number, person("dora")), Refusal.Kind.NOT_FOUND);
        refused(() -> completeness.of(number, person("dora")), Refusal.Kind.NOT_FOUND);
        refused(() -> completeness.of(number, person("admin")), Refusal.Kind.NOT_FOUND);
        refused(() -> completeness.checked(number, person("auditor")), Refusal.Kind.NOT_FOUND);
    }

    private static void refused(Runnable deed, Refusal.Kind kind) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind())
                .isEqualTo(kind));
    }

    private List<CustomerNumber> listed(String who, @Nullable String owner) {
        var query = new Completeness.Query(owner == null ? null : people.login(owner), false, 0);
        return completeness.find(query, person(who)).items().stream()
                .map(DossierState::number)
                .toList();
    }

    private List<String> keys(CustomerNumber number) {
        return completeness.of(number).missing().stream().map(Missing::key).toList();
    }

    private Person person(String who) {
        return staff.require(people.login(who));
    }

    /** Something that each field takes. */
    private static Map<String, Object> values(List<DossierField> fields) {
        var values = new HashMap<String, Object>();
        fields.forEach(field -> values.put(
                field.key(),
                switch (field.type()) {
                    case NUMBER -> 12;
                    case DATE -> "1996-05-01";
                    case OPTION -> field.options().get(0).value();
                    case OPTIONS ->
                        field.options().isEmpty()
                                ? List.of("one")
                                : List.of(field.options().get(0).value());
                    case YES_NO -> true;
                    case TEXT, LONG_TEXT -> "known";
                }));
        return values;
    }

    private CustomerNumber create(String owner, Map<CustomerField, String> told) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.put(CustomerField.NAME, "Complete " + people.mark() + " " + Math.random());
        typed.put(CustomerField.OWNER, people.login(owner));
        typed.putAll(told);
        return customers
                .create(NewCustomer.read(Map.copyOf(typed)), people.login(owner))
                .number();
    }
}
