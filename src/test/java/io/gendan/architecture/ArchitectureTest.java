package io.gendan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gendan.GendanApplication;
import io.gendan.engine.ForModels;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house. Each says its reason; none may pass on nothing. */
class ArchitectureTest {

    private static final int FEWEST_CLASSES = 1_000;
    private static final int FEWEST_MODULES = 10;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gendan");

    private static final JavaClasses WITH_TESTS = new ClassFileImporter().importPackages("io.gendan");

    private static final String[] ENGINE_AND_WEB = {"org.camunda..", "org.springframework.web..", "jakarta.servlet.."};

    private static final List<String> ROOMS_BETWEEN = List.of(
            // the doors: who comes in, and as whom
            "io.gendan.staff.signin",
            // people as the engine knows them
            "io.gendan.staff.mirror");

    /** Beside their feature instead of in a package of its own, because it is one class each. */
    private static final List<String> CLASSES_BETWEEN = List.of(
            // speak HTTP
            "io.gendan.customer.completeness.CompletenessController",
            "io.gendan.customer.dossier.DossierController",
            "io.gendan.customer.dossier.DossierKeeperController",
            "io.gendan.meeting.calendar.CalendarFeed",
            // hold a decision table against what its feature reads, before the engine gets it
            "io.gendan.cadence.PolicyCases",
            "io.gendan.cadence.PolicyCheck",
            "io.gendan.cadence.PolicyColumns",
            "io.gendan.contact.message.MessageWordsCheck",
            "io.gendan.contact.quotes.QuoteWordsCheck",
            "io.gendan.contact.types.CustomerTypeCheck",
            "io.gendan.customer.pool.PoolRulesCheck",
            "io.gendan.customer.tags.TagRulesCheck",
            // ask or read the table that the engine holds
            "io.gendan.cadence.ContactPolicy",
            "io.gendan.cadence.PolicyInForce",
            "io.gendan.customer.tags.TagRules",
            // follow up on the engine's open tasks
            "io.gendan.cadence.StandIns",
            "io.gendan.cadence.TaskUrgency",
            // act as the program itself, whoever is signed in
            "io.gendan.cadence.AlarmSweep",
            "io.gendan.cadence.StandInSweep");

    private static final DescribedPredicate<JavaClass> STANDS_BETWEEN = DescribedPredicate.describe(
            "stands between a feature and the engine or the web", ArchitectureTest::between);

    @Test
    void there_is_something_to_check() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @Test
    @DisplayName("Imports go one way: every module names what it may use, and there are no cycles")
    void modules_keep_to_what_they_may_use() {
        var modules = ApplicationModules.of(GendanApplication.class);
        assertThat(modules.stream().count()).isGreaterThanOrEqualTo(FEWEST_MODULES);
        modules.verify();
    }

    @Test
    void business_time_comes_from_the_one_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gendan.engine.clock..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("engine and application must stand at the same time, which a test or a trial moves")
                .check(CLASSES);
    }

    @Test
    void nothing_sleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", Object.class, long.class)
                .because("whoever waits, waits for something that can be told")
                .check(WITH_TESTS);
    }

    @Test
    void rows_are_read_as_lists() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("outside a transaction a stream that nobody closes keeps its database connection for ever")
                .check(CLASSES);
    }

    @Test
    void dependencies_are_given_in_constructors() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .because("a class shows what it needs in its constructor")
                .check(CLASSES);
    }

    @Test
    void delegates_stand_with_their_process_and_are_offered_to_models() {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .resideInAPackage("..process..")
                .andShould()
                .beAnnotatedWith(ForModels.class)
                .because("a delegate translates between a model and its feature, and models see no other beans")
                .check(CLASSES);
    }

    @Test
    void domain_knows_neither_the_web_nor_the_engine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.gendan.staff..",
                        "io.gendan.customer..",
                        "io.gendan.journey..",
                        "io.gendan.cadence..",
                        "io.gendan.contact..",
                        "io.gendan.meeting..")
                .and()
                .resideOutsideOfPackages("..process..", "..web..")
                .and(DescribedPredicate.not(STANDS_BETWEEN))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE_AND_WEB)
                .because("the engine remembers where we are; what we know and the rules about it need no engine")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Who is let off that rule needs it: nothing is named that is gone or has been mended")
    void no_exception_is_left_over() {
        var needed = CLASSES.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(JavaClass.Predicates.resideInAnyPackage(ENGINE_AND_WEB)))
                .toList();

        assertThat(needed).extracting(ArchitectureTest::outermost).containsAll(CLASSES_BETWEEN);
        assertThat(needed).extracting(JavaClass::getPackageName).containsAll(ROOMS_BETWEEN);
    }

    private static boolean between(JavaClass type) {
        return ROOMS_BETWEEN.contains(type.getPackageName()) || CLASSES_BETWEEN.contains(outermost(type));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
