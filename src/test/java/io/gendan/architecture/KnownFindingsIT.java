package io.gendan.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The bill of materials that the build has put into the program, held against docs/known-findings.csv. */
class KnownFindingsIT {

    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final int FEWEST_COMPONENTS = 100;
    private static final int FEWEST_FINDINGS = 20;

    @Test
    void what_is_known_of_our_components_is_reviewed_and_holds() throws IOException {
        assumeTrue(
                Files.exists(BILL) || System.getenv("CI") != null,
                "The bill of materials is made online alone: run mvn verify without -o");
        var components = KnownFindings.components(BILL);
        var findings = KnownFindings.read(Path.of("docs/known-findings.csv"));
        assertThat(components).hasSizeGreaterThan(FEWEST_COMPONENTS);
        assertThat(findings.size()).isGreaterThan(FEWEST_FINDINGS);
        assertThat(findings.faults(components, LocalDate.now(ZoneOffset.UTC)))
                .as("docs/known-findings.csv")
                .isEmpty();
    }
}
