package io.gendan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Known findings in the newest Spring of this line, for which no fix will come, are triggered by features that stay out of
 * Gendan (ADR 7). Which of them stay out as components says docs/known-findings.csv.
 */
class BannedFeaturesTest {

    private static final int FEWEST_CLASSES = 120;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gendan");

    @Test
    void there_is_something_to_check() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "server-sent events, org.springframework.web.servlet.mvc.method.annotation.(SseEmitter|ResponseBodyEmitter).*",
        "server-sent events, org.springframework.http.codec.*",
        "functional endpoints, org.springframework.web.servlet.function.*",
        "WebFlux, org.springframework.web.reactive.*",
        "WebFlux, reactor.*",
        "XSLT views, org.springframework.web.servlet.view.xslt.*",
        "views that are scripts, org.springframework.web.servlet.view.script.*",
        "expressions on input, org.springframework.expression.*",
        "property paths from input, org.springframework.(validation|web.bind).*DataBinder.*",
        "property paths from input, 'org.springframework.beans.(BeanWrapper|DirectFieldAccessor|PropertyAccessor).*'",
        "embedded LDAP, 'org.springframework.(ldap|security.ldap|boot.autoconfigure.ldap).*'",
        "embedded LDAP, com.unboundid.*",
        "DPoP, org.springframework.security.oauth2.*DPoP.*",
        "DPoP, org.springframework.security.oauth2.server.resource.*",
        "WebAuthn, org.springframework.security.web.webauthn.*",
        "WebAuthn, com.webauthn4j.*",
    })
    void stays_out(String feature, String used) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(used)
                .because(feature + " trigger known findings that stay open in this line of Spring")
                .check(CLASSES);
    }

    @Test
    @DisplayName(
            "No handler sends a stream of events, and none has Spring bind a request to the properties of an object")
    void handlers_take_single_values() {
        int handlers = 0;
        for (var each : CLASSES) {
            if (!each.isMetaAnnotatedWith("org.springframework.stereotype.Controller")) {
                continue;
            }
            for (var method : each.reflect().getDeclaredMethods()) {
                var mapping = org.springframework.core.annotation.AnnotatedElementUtils.findMergedAnnotation(
                        method, RequestMapping.class);
                if (mapping != null) {
                    handlers++;
                    assertThat(mapping.produces()).as("%s", method).doesNotContain(MediaType.TEXT_EVENT_STREAM_VALUE);
                    assertThat(boundByProperties(method)).as("%s", method).isEmpty();
                }
            }
        }
        assertThat(handlers).isGreaterThan(FEWEST_CLASSES);
    }

    /** Parameters that Spring would fill by their properties: named so, or of a type of ours that isn't read otherwise. */
    private static List<Parameter> boundByProperties(Method handler) {
        return Arrays.stream(handler.getParameters())
                .filter(parameter -> !isMadeByConstructor(parameter))
                .filter(parameter -> parameter.isAnnotationPresent(ModelAttribute.class)
                        || parameter.isAnnotationPresent(ParameterObject.class)
                        || (parameter.getAnnotations().length == 0
                                && parameter.getType().getName().startsWith("io.gendan.")
                                && !BeanUtils.isSimpleProperty(parameter.getType())))
                .toList();
    }

    /** A record of plain values, made by its constructor from the parameters of these very names, and not filled further. */
    private static boolean isMadeByConstructor(Parameter parameter) {
        var attribute = parameter.getAnnotation(ModelAttribute.class);
        return attribute != null
                && !attribute.binding()
                && parameter.getType().isRecord()
                && Arrays.stream(parameter.getType().getRecordComponents())
                        .allMatch(component -> BeanUtils.isSimpleProperty(component.getType())
                                || component.getType().equals(List.class));
    }

    @Test
    @DisplayName("No template evaluates a text as an expression a second time (__${…}__)")
    void templates_do_not_preprocess() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(template)).as("%s", template).doesNotContain("__${", "__*{", "__#{");
            }
        }
    }
}
