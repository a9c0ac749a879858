package io.gendan.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowSourceTest {

    @TempDir
    Path folder;

    @Test
    void names_are_the_same_from_a_named_folder_the_working_directory_and_the_jar() throws Exception {
        var trial = Trial.in(folder.resolve("my flows"));
        var named = trial.source().read();
        var beside =
                new FlowSource(null, null, List.of(folder.resolve("nowhere"), trial.folder), nothingInside()).read();
        List<FlowFile> inside;
        try (var program =
                new URLClassLoader(new URL[] {jar(trial.folder).toUri().toURL()}, null)) {
            inside = new FlowSource(null, null, List.of(folder.resolve("nowhere")), program).read();
        }

        assertThat(named)
                .extracting(FlowFile::name)
                .containsExactly(Trial.FORM, Trial.OTHER, Trial.MODEL, Trial.DECISION);
        assertThat(beside).usingRecursiveComparison().isEqualTo(named);
        assertThat(inside).usingRecursiveComparison().isEqualTo(named);
        assertThat(named).extracting(FlowFile::feature).containsExactly("trial", "other", "trial", "trial");
    }

    @Test
    void hidden_and_other_files_are_left_alone() throws Exception {
        var trial = Trial.in(folder);
        Files.writeString(folder.resolve("processes/trial/.TrialProcess.bpmn"), "");
        Files.writeString(folder.resolve("processes/trial/notes.txt"), "");
        Files.createDirectories(folder.resolve("processes/.old/trial"));
        Files.writeString(folder.resolve("processes/.old/trial/Old.bpmn"), "");

        assertThat(trial.source().read()).hasSize(4);
    }

    @Test
    void a_named_folder_that_is_missing_or_empty_is_a_problem() throws Exception {
        Files.createDirectories(folder.resolve("empty"));

        var broken = catchThrowableOfType(BrokenFlows.class, () -> new FlowSource(
                        folder.resolve("nowhere"), folder.resolve("empty"), List.of(), nothingInside())
                .read());

        assertThat(broken.problems()).extracting(FlowProblem::code).containsExactly("noFolder", "emptyFolder");
    }

    @Test
    void a_file_outside_a_feature_or_under_the_wrong_root_is_a_problem() throws Exception {
        var trial = Trial.in(folder);
        Files.writeString(folder.resolve("processes/Lost.bpmn"), "");
        Files.writeString(folder.resolve("forms/trial/Lost.bpmn"), "");

        var broken =
                catchThrowableOfType(BrokenFlows.class, () -> trial.source().read());

        assertThat(broken.problems())
                .extracting(FlowProblem::place, FlowProblem::code)
                .containsExactly(
                        tuple("processes/Lost.bpmn", "noFeature"), tuple("forms/trial/Lost.bpmn", "misplaced"));
    }

    private static ClassLoader nothingInside() {
        return new URLClassLoader(new URL[0], null);
    }

    private Path jar(Path flows) throws IOException {
        var jar = folder.resolve("program.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var paths = Files.walk(flows)) {
            out.putNextEntry(new JarEntry("flows/"));
            for (var path : paths.filter(path -> !path.equals(flows)).toList()) {
                var name = "flows/" + flows.relativize(path).toString().replace('\\', '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, out);
                }
            }
        }
        return jar;
    }
}
