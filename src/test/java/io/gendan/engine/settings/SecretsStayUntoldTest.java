package io.gendan.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Settings that hold a secret tell it to nobody who prints them, such as a failing start. */
class SecretsStayUntoldTest {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|key).*|wecom|dingtalk|feishu");
    private static final String PLANTED = "planted-0815";

    private static final Map<Class<?>, Object> ANY = Map.of(
            String.class, PLANTED,
            URI.class, URI.create("https://robot.example/?key=" + PLANTED),
            Path.class, Path.of(PLANTED),
            Duration.class, Duration.ofHours(1),
            ZoneId.class, ZoneId.of("Asia/Shanghai"),
            boolean.class, false,
            int.class, 1,
            long.class, 1L,
            Set.class, Set.of(),
            List.class, List.of());

    @TestFactory
    List<DynamicTest> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var tests = new java.util.ArrayList<DynamicTest>();
        for (var found : scanner.findCandidateComponents("io.gendan")) {
            var type = Class.forName(found.getBeanClassName());
            if (type.isRecord()
                    && Arrays.stream(type.getRecordComponents()).anyMatch(SecretsStayUntoldTest::isSecret)) {
                tests.add(DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(made(type).toString()).doesNotContain(PLANTED)));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(4);
        return tests;
    }

    private static boolean isSecret(RecordComponent component) {
        return SECRET.matcher(component.getName()).matches();
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(Arrays.stream(components)
                .map(component -> component.getType().isEnum()
                        ? component.getType().getEnumConstants()[0]
                        : ANY.get(component.getType()))
                .toArray());
    }
}
