package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a test context an empty data folder of its own, and copies of the flows that a test may revise as an admin does;
 * removed when the tests end, once the context has closed and its database has stopped.
 */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory("gendan-test");
            SpringApplication.getShutdownHandlers().add(() -> remove(folder));
            for (var flows : List.of("processes", "forms")) {
                FileSystemUtils.copyRecursively(Path.of(flows), folder.resolve(flows));
            }
            TestPropertyValues.of(
                            "gendan.data-dir=" + folder.resolve("data"),
                            "gendan.processes-dir=" + folder.resolve("processes"),
                            "gendan.forms-dir=" + folder.resolve("forms"))
                    .applyTo(context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException leftToTheSystem) {
            // a temporary folder; the operating system cleans it
        }
    }
}
