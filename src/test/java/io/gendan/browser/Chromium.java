package io.gendan.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of the machine. Nothing is downloaded for the tests. */
final class Chromium {

    static final String MISSING = "No Chromium on this machine. Install it: apt-get install chromium fonts-noto-cjk"
            + " (or name another one in the environment variable CHROMIUM)";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    static Optional<Path> installed() {
        return find(System.getenv());
    }

    static Optional<Path> find(Map<String, String> environment) {
        var named = environment.get("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return folders(environment)
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static LaunchOptions options() {
        return new LaunchOptions()
                .setExecutablePath(installed().orElseThrow(() -> new IllegalStateException(MISSING)))
                .setArgs(ARGUMENTS);
    }

    private static Stream<Path> folders(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }
}
