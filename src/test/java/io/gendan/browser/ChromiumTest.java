package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.browser.NeedsChromium.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    Path folder;

    @Test
    void browser_on_the_path_is_found_under_each_of_its_names() throws IOException {
        var program = program("google-chrome");
        assertThat(Chromium.find(Map.of("PATH", "/nowhere:" + folder))).contains(program);
    }

    @Test
    void named_browser_comes_first_and_is_the_only_one() throws IOException {
        program("chromium");
        var own = program("my-chromium");
        assertThat(Chromium.find(Map.of("PATH", folder.toString(), "CHROMIUM", own.toString())))
                .contains(own);
        assertThat(Chromium.find(Map.of("PATH", folder.toString(), "CHROMIUM", "/no/such/program")))
                .isEmpty();
    }

    @Test
    void missing_browser_is_reported_with_the_command_that_installs_it() {
        assertThat(Chromium.find(Map.of("PATH", folder.toString()))).isEmpty();
        assertThat(Chromium.MISSING).contains("apt-get install chromium fonts-noto-cjk");
    }

    @Test
    void tests_without_a_browser_are_skipped_at_home_and_fail_on_a_build_server() throws IOException {
        var nowhere = folder.toString();
        assertThat(Condition.of(Map.of("PATH", nowhere)).isDisabled()).isTrue();
        assertThatThrownBy(() -> Condition.of(Map.of("PATH", nowhere, "CI", "true")))
                .hasMessage(Chromium.MISSING);

        program("chromium");
        assertThat(Condition.of(Map.of("PATH", nowhere, "CI", "true")).isDisabled())
                .isFalse();
    }

    private Path program(String name) throws IOException {
        var file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
