package io.gendan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house. Each says its reason; none may pass on nothing. */
class ArchitectureTest {

    private static final int FEWEST_CLASSES = 120;
    private static final int FEWEST_MODULES = 10;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gendan");

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
                .because("whoever waits, waits for something that can be told")
                .check(CLASSES);
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
                .resideInAnyPackage("io.gendan.customer", "io.gendan.journey", "io.gendan.meeting", "io.gendan.contact")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..", "org.springframework.web..", "jakarta.servlet..")
                .because("the engine remembers where we are; what we know and the rules about it need no engine")
                .check(CLASSES);
    }
}
