package io.gendan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gendan.support.CodeWords;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;

/** Names are compared without the signs between their words, which an environment variable may leave out. */
@DisplayName("What operators can set is what their guide says")
class SettingsGuideTest {

    private static final Path GUIDE = Path.of("docs/guide/operators.md");

    /** {@code GENDAN_TLS_…} speaks of several. */
    private static final Pattern NAMED = Pattern.compile("GENDAN_[A-Z_]*[A-Z](?![A-Z_])");

    private static final Pattern IN_A_ROW = Pattern.compile("`(GENDAN_[A-Z_]+|…_[A-Z]+)`");
    private static final Pattern LAST_WORD = Pattern.compile("_[A-Z]+$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(gendan\\.[a-z.-]+)");
    private static final Pattern SETTING = Pattern.compile("gendan(\\.[a-z]+(-[a-z]+)*)+");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gendan");

    @Test
    @DisplayName("every setting of the program stands in a table of the guide")
    void every_setting_is_told() throws IOException {
        assertThat(told()).containsAll(declared());
    }

    @Test
    @DisplayName("every GENDAN_… that the guide names is a setting of the program")
    void every_name_is_a_setting() throws IOException {
        var known = declared();
        CodeWords.read().literals().stream()
                .filter(word -> SETTING.matcher(word).matches())
                .map(SettingsGuideTest::bare)
                .forEach(known::add);

        assertThat(known).containsAll(told());
        assertThat(NAMED.matcher(Files.readString(GUIDE))
                        .results()
                        .map(name -> name.group().replaceFirst("_FILE$", ""))
                        .map(SettingsGuideTest::bare))
                .hasSizeGreaterThan(40)
                .allMatch(known::contains);
    }

    /** What our own records of settings hold, and what stands in annotations. */
    private static Set<String> declared() {
        var settings = Stream.concat(
                        CLASSES.stream()
                                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                                .flatMap(SettingsGuideTest::components),
                        placeholders())
                .map(SettingsGuideTest::bare)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(settings).hasSizeGreaterThan(40).contains("GENDANALARMEVERY", "GENDANOIDCISSUER");
        return settings;
    }

    private static Stream<String> components(JavaClass type) {
        var prefix = type.getAnnotationOfType(ConfigurationProperties.class).value();
        return Arrays.stream(type.reflect().getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> prefix + "." + name);
    }

    private static Stream<String> placeholders() {
        var timed = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Scheduled.class))
                .map(method -> method.reflect().getAnnotation(Scheduled.class))
                .flatMap(timing -> Stream.of(timing.fixedDelayString(), timing.cron()));
        var given = CLASSES.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .map(JavaCodeUnit::getParameters)
                .flatMap(parameters -> parameters.stream())
                .filter(parameter -> parameter.isAnnotatedWith(Value.class))
                .map((JavaParameter parameter) ->
                        parameter.getAnnotationOfType(Value.class).value());
        return Stream.concat(timed, given)
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .map(found -> found.group(1));
    }

    /** The settings in the tables' first columns; {@code …_PASSWORD} goes on from the name before. */
    private static Set<String> told() throws IOException {
        var told = new TreeSet<String>();
        for (var line : Files.readAllLines(GUIDE)) {
            var before = "";
            var row = line.startsWith("|") ? line.split("\\|")[1] : "";
            for (var name :
                    IN_A_ROW.matcher(row).results().map(found -> found.group(1)).toList()) {
                before = name.startsWith("…") ? LAST_WORD.matcher(before).replaceFirst(name.substring(1)) : name;
                told.add(bare(before));
            }
        }
        told.remove("");
        assertThat(told).hasSizeGreaterThan(40);
        return told;
    }

    private static String bare(String name) {
        return name.replaceAll("[._-]", "").toUpperCase(Locale.ROOT);
    }
}
