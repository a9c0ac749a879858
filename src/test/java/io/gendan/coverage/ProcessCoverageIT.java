package io.gendan.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs after all other tests, on what they walked. */
@DisplayName("Tests walk every way of every process")
class ProcessCoverageIT {

    private static final Path DOCUMENT = Path.of("docs", "process-coverage.md");
    private static final Path PAGE = WalkedElements.FOLDER.resolve("index.html");

    private static Coverage coverage;

    @BeforeAll
    static void all_tests_have_run() throws IOException {
        var kept = WalkedElements.kept();
        assumeTrue(!kept.isEmpty(), "only chosen tests were run");
        coverage = Coverage.of(kept);
        Files.writeString(PAGE, new CoveragePage(coverage).html());
    }

    @Test
    void every_flow_node_and_sequence_flow_is_walked() {
        assertThat(coverage.models()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(coverage.notWalked()).as("see " + PAGE).isEmpty();
    }

    @Test
    void the_table_in_docs_is_that_of_this_build() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("the table in %s; replace it by this one", DOCUMENT)
                .contains(coverage.table());
    }
}
