package io.gendan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/requirements.md names tests that there are")
class RequirementsTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| (`\\w+(?:Test|IT)`[^|]*) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");
    private static final Pattern ID = Pattern.compile("[A-Z]+-\\d\\d");

    @Test
    @DisplayName("and each of them speaks of the requirement it stands for")
    void tests_speak_of_their_ids() throws IOException {
        var requirements = Files.readString(Path.of("docs/requirements.md"));
        var tests = tests();
        int rows = 0;
        for (var row : ROW.matcher(requirements).results().toList()) {
            rows++;
            var ids = ID.matcher(row.group(1)).results().map(id -> id.group()).toList();
            for (var named : TEST.matcher(row.group(2)).results().toList()) {
                var file = tests.get(named.group(1));
                assertThat(file)
                        .as("%s, named for %s", named.group(1), row.group(1))
                        .isNotNull();
                ids.forEach(id -> assertThat(read(file)).as(named.group(1)).contains(id));
            }
            ids.forEach(
                    id -> assertThat(requirements).as("what %s asks for", id).contains("**" + id + "**"));
        }
        assertThat(rows).isGreaterThanOrEqualTo(12);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Path> tests() throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }
}
