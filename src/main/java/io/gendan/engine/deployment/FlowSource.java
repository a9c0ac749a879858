package io.gendan.engine.deployment;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.deployment.FlowFile.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the files come from: for models and for forms the folder that was named, else the folder in the working
 * directory or beside the jar, else the copies inside the program. Names are the same from all of them.
 */
final class FlowSource {

    private static final String COPIES = "flows/";

    private final @Nullable Path processes;
    private final @Nullable Path forms;
    private final List<Path> homes;
    private final ClassLoader program;

    FlowSource(@Nullable Path processes, @Nullable Path forms, List<Path> homes, ClassLoader program) {
        this.processes = processes;
        this.forms = forms;
        this.homes = homes;
        this.program = program;
    }

    static FlowSource of(GendanProperties properties) {
        return new FlowSource(
                properties.processesDir(),
                properties.formsDir(),
                List.of(
                        Path.of("").toAbsolutePath(),
                        new ApplicationHome(FlowSource.class).getDir().toPath()),
                FlowSource.class.getClassLoader());
    }

    /**
     * All files, sorted by name.
     *
     * @throws BrokenFlows when a named folder can't serve, or a file lies where no feature is
     */
    List<FlowFile> read() {
        var problems = new FlowProblem.Collector();
        var files = new ArrayList<FlowFile>();
        files.addAll(read("processes", processes, problems));
        files.addAll(read("forms", forms, problems));
        problems.refuse();
        files.sort(Comparator.comparing(FlowFile::name));
        return files;
    }

    private List<FlowFile> read(String root, @Nullable Path named, FlowProblem.Collector problems) {
        try {
            if (named != null) {
                if (!Files.isDirectory(named)) {
                    problems.add(named.toString(), "noFolder", root);
                    return List.of();
                }
                var files = sort(root, inFolder(named), problems);
                if (files.isEmpty()) {
                    problems.add(named.toString(), "emptyFolder", root);
                }
                return files;
            }
            for (var home : homes) {
                var folder = home.resolve(root);
                var found = Files.isDirectory(folder) ? inFolder(folder) : Map.<String, byte[]>of();
                if (!found.isEmpty()) {
                    return sort(root, found, problems);
                }
            }
            return sort(root, inProgram(root), problems);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** By path below the root. */
    private static Map<String, byte[]> inFolder(Path root) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var relative = root.relativize(path).toString().replace('\\', '/');
                if (concerns(relative)) {
                    found.put(relative, Files.readAllBytes(path));
                }
            }
        }
        return found;
    }

    private Map<String, byte[]> inProgram(String root) throws IOException {
        var found = new TreeMap<String, byte[]>();
        var folder = COPIES + root + "/";
        for (var resource :
                new PathMatchingResourcePatternResolver(program).getResources("classpath*:" + folder + "**/*.*")) {
            var url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
            var relative = url.substring(url.lastIndexOf(folder) + folder.length());
            if (concerns(relative)) {
                found.putIfAbsent(relative, resource.getContentAsByteArray());
            }
        }
        return found;
    }

    /** Hidden files are what tools and volume mounts leave behind. */
    private static boolean concerns(String relative) {
        return Kind.ofName(relative).isPresent() && !relative.startsWith(".") && !relative.contains("/.");
    }

    private static List<FlowFile> sort(String root, Map<String, byte[]> found, FlowProblem.Collector problems) {
        var files = new ArrayList<FlowFile>();
        found.forEach((relative, content) -> {
            var name = root + "/" + relative;
            var kind = Kind.ofName(relative).orElseThrow();
            int slash = relative.indexOf('/');
            if (slash < 0) {
                problems.add(name, "noFeature");
            } else if (!kind.root().equals(root)) {
                problems.add(name, "misplaced", kind.root() + "/" + relative);
            } else {
                files.add(new FlowFile(relative.substring(0, slash), name, kind, content));
            }
        });
        return files;
    }
}
