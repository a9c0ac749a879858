package io.gendan.customer.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@GendanTest
class DossiersTest {

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    DossierFields fields;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Records records;

    @Autowired
    Staff staff;

    @BeforeEach
    void hired() {
        people.hired();
    }

    @Test
    @DisplayName("D-01 The form names every field of a person that is no column")
    void person() {
        assertThat(fields.of(Customer.Kind.PERSON).stream().map(DossierField::key))
                .contains("gender", "birthDate", "bloodType", "nativePlace", "height", "weight", "position")
                .contains("professionalTitle", "employer", "homeAddress", "landline", "mobilePhone", "fax")
                .contains("maritalStatus", "spouseBirthday", "weddingDay", "children", "degree", "subject")
                .contains("proudestAchievement", "knownByUs", "dealingsWithUs", "religion", "taboos", "values")
                .contains("specialSkills", "books", "films", "series", "temperament", "interests", "income")
                .contains("lastPurchaseOn", "lastPurchaseAmount", "purchaseFrequency");
        assertThat(fields.of(Customer.Kind.PERSON).stream()
                        .filter(DossierField::sensitive)
                        .map(DossierField::key))
                .contains("bloodType", "religion", "maritalStatus", "children", "healthNotes")
                .doesNotContain("gender", "interests");
    }

    @Test
    @DisplayName("D-02 The form names every field of an organisation that is no column, in both languages")
    void organisation() {
        assertThat(fields.of(Customer.Kind.ORGANISATION).stream().map(DossierField::key))
                .contains("foundedOn", "legalForm", "mainBusiness", "assets", "serviceArea", "salesCapability")
                .contains("potential", "philosophy", "direction", "businessPolicy", "sizeClass", "operatingTraits")
                .contains("financialSituation", "salesResults", "managersQuality", "salesStaffQuality")
                .contains("competitorRelation", "dealingsWithUs", "attitudeToUs", "tradeSubjects", "tradeProblems")
                .contains("countermeasures", "companyImage", "creditLimit", "tradeTerms", "suggestions")
                .contains("operatingHead", "legalRepresentative", "creditStanding", "cooperationLevel");
        assertThat(field("legalForm").label(Locale.ENGLISH)).isEqualTo("Form of organisation");
        assertThat(field("legalForm").label(Locale.SIMPLIFIED_CHINESE)).isEqualTo("组织形式");
        assertThat(field("legalForm").names()).contains("legalForm", "legal form", "企业类型");
        for (var field : fields.all()) {
            assertThat(field.label(Locale.CHINESE)).as(field.key()).isNotEqualTo(field.label(Locale.ENGLISH));
            for (var option : field.options()) {
                assertThat(option.label(Locale.CHINESE)).as(field.key()).isNotEqualTo(option.label(Locale.ENGLISH));
            }
        }
    }

    @Test
    @DisplayName("D-09 D-11 Kind of relation and core need stand in both dossiers")
    void relation() {
        for (var kind : Customer.Kind.values()) {
            assertThat(fields.find(kind, "relationKind").orElseThrow().options().stream()
                            .map(DossierField.Option::value))
                    .containsExactly("FINAL_CONSUMER", "BUSINESS", "INTERMEDIARY", "DOWNSTREAM", "INTERNAL");
            assertThat(fields.find(kind, "relationStatus")).isPresent();
            assertThat(fields.find(kind, "coreNeed")).isPresent();
        }
        assertThat(fields.all().stream().filter(field -> field.key().equals("coreNeed")))
                .singleElement()
                .satisfies(field -> assertThat(field.kinds()).hasSize(2));
    }

    @Test
    @DisplayName("D-06 What the dossier tells as text is read back as the same values, in both languages")
    void round_trip() {
        var number = organisation("Dossier Round Trip");
        var read = dossiers.read(
                        Customer.Kind.ORGANISATION,
                        Map.of(
                                "legalForm", "有限责任公司",
                                "foundedOn", "2003年5月1日",
                                "assets", "1,250.50",
                                "relationStatus", "prospective",
                                "mainBusiness", "  Tools\r\nand dies ",
                                "fax", " "))
                .orRefuse();
        dossiers.change(number, read, "chen");

        assertThat(dossiers.of(number))
                .contains(
                        entry("legalForm", "LIMITED"),
                        entry("foundedOn", "2003-05-01"),
                        entry("relationStatus", "PROSPECTIVE"),
                        entry("mainBusiness", "Tools\nand dies"))
                .doesNotContainKey("fax");
        for (var language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            LocaleContextHolder.setLocale(language);
            try {
                var texts = dossiers.texts(number, staff.require("chen"));
                assertThat(texts).containsEntry("assets", "1250.5");
                assertThat(dossiers.read(Customer.Kind.ORGANISATION, texts).orRefuse())
                        .isEqualTo(read);
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        }
    }

    @Test
    @DisplayName("D-04 What the form doesn't allow is a fault that names the field, and the rest is read")
    void faults() {
        var reading = dossiers.read(
                Customer.Kind.PERSON,
                Map.of(
                        "gender",
                        "maybe",
                        "birthDate",
                        "2150-01-01",
                        "income",
                        "much",
                        "books",
                        "Poems",
                        "nose",
                        "long"));
        assertThat(reading.values()).containsExactly(entry("books", "Poems"));
        assertThat(reading.faults())
                .extracting(Refusal.Item::field, Refusal.Item::code)
                .containsExactlyInAnyOrder(
                        tuple("gender", "form.notAnOption"),
                        tuple("birthDate", "form.mustBePast"),
                        tuple("income", "form.notANumber"),
                        tuple("nose", "dossier.unknownField"));
    }

    @Test
    @DisplayName("D-01 A confidential field is no field of a file")
    void confidential() {
        assertThat(dossiers.read(Customer.Kind.PERSON, Map.of("religion", "none"))
                        .faults())
                .extracting(Refusal.Item::code)
                .containsExactly("dossier.confidentialElsewhere");
    }

    @Test
    @DisplayName("D-03 Every change is on record with what was before, and only what has changed")
    void on_record() {
        var number = organisation("Dossier On Record");
        dossiers.change(number, Map.of("operatingHead", "Ms. Fang", "fax", "1"), "chen");
        var emptied = new HashMap<String, Object>();
        emptied.put("operatingHead", "Mr. Gu");
        emptied.put("fax", null);
        emptied.put("philosophy", null);
        dossiers.changeAll(Map.of(number, emptied), "li");

        var entries = records.newestFirst(number, List.of(EntryKind.DOSSIER), 10);
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).author()).isEqualTo("li");
        assertThat(entries.get(0).content())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "operatingHead",
                        Map.of("before", "Ms. Fang", "after", "Mr. Gu"),
                        "fax",
                        Map.of("before", "1")));
        assertThat(dossiers.of(number)).doesNotContainKey("fax");
        assertThat(dossiers.since(number)).containsKeys("operatingHead", "fax");

        dossiers.change(number, Map.of("operatingHead", "Mr. Gu"), "li");
        assertThat(records.newestFirst(number, List.of(EntryKind.DOSSIER), 10)).hasSize(2);
    }

    private DossierField field(String key) {
        return Objects.requireNonNull(fields.all().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null));
    }

    private CustomerNumber organisation(String name) {
        return customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
    }
}
