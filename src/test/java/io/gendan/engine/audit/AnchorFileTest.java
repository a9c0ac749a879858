package io.gendan.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of anchors")
class AnchorFileTest {

    private static final Anchor ONE = new Anchor(7, "a".repeat(64));

    @TempDir
    Path folder;

    @Test
    @DisplayName("passes over lines that are no anchors, and says how many")
    void broken_lines() throws Exception {
        var file = folder.resolve("anchors");
        var anchors = new AnchorFile(file);
        anchors.add(ONE, Instant.EPOCH);
        Files.write(file, new byte[] {'7', ':', (byte) 0xff, '\n', '\n'}, java.nio.file.StandardOpenOption.APPEND);
        anchors.add(ONE, Instant.EPOCH);

        assertThat(anchors.all().anchors()).containsExactly(ONE, ONE);
        assertThat(anchors.all().unreadable()).isEqualTo(1);
    }

    @Test
    @DisplayName("that is none can't be read, which is told rather than an end of everything")
    void no_file() {
        assertThat(new AnchorFile(folder).all().unreadable()).isEqualTo(1);
        assertThat(new AnchorFile(folder.resolve("none")).all().unreadable()).isZero();
        assertThat(new AnchorFile(null).all().anchors()).isEmpty();
        assertThatThrownBy(() -> new AnchorFile(folder).add(ONE, Instant.EPOCH))
                .isInstanceOf(UncheckedIOException.class);
    }
}
