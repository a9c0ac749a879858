package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README and the guides speak of what there is. */
@DisplayName("README and guides")
class GuideTest {

    /** {@code GET /api/pool?x=}, {@code /pool}: an address in a text, without what is asked of it. */
    private static final Pattern ADDRESS =
            Pattern.compile("`(?:[A-Z]+ )?(/[a-z][\\w/{}.-]*)[`?]|\\b(?:GET|POST|PATCH|DELETE) (/[\\w/{}.-]*)");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /** Whole rooms of the engine, which docs/rights.md tells address by address. */
    private static final List<String> ENGINE = List.of("/camunda/api", "/engine-rest");

    static Stream<Path> texts() throws IOException {
        try (var guides = Files.list(Path.of("docs/guide"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), guides.sorted().toList().stream());
        }
    }

    @ParameterizedTest(name = "{0} names addresses that the program has")
    @MethodSource("texts")
    void addresses(Path text) throws IOException {
        var known = RightsTable.read().rows().stream()
                .map(row -> nameless(row.endpoint().path()))
                .collect(Collectors.toSet());

        var named = ADDRESS.matcher(Files.readString(text))
                .results()
                .map(GuideTest::address)
                .filter(address -> !ENGINE.contains(address))
                .toList();

        assertThat(named).isNotEmpty().allSatisfy(address -> assertThat(known)
                .as("%s, that %s names", address, text)
                .anyMatch(path -> path.endsWith("/**")
                        ? address.startsWith(path.substring(0, path.length() - 2))
                        : path.equals(nameless(address))));
    }

    @ParameterizedTest(name = "{0} links to files that are there")
    @MethodSource("texts")
    void links(Path text) throws IOException {
        var folder = Objects.requireNonNullElse(text.getParent(), Path.of(""));

        var links = LINK.matcher(Files.readString(text))
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(folder.resolve(link))
                .exists());
    }

    private static String address(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String nameless(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
