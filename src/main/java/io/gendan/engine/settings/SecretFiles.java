package io.gendan.engine.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Every setting can be given by a file instead, as secrets are handed to containers: {@code GENDAN_ADMIN_PASSWORD_FILE}
 * names the file whose content is the value of {@code GENDAN_ADMIN_PASSWORD}. A line end behind it is cut off.
 */
final class SecretFiles {

    private static final Pattern NAME = Pattern.compile("((?:GENDAN|SPRING_DATASOURCE|SPRING_FLYWAY)_[A-Z0-9_]+)_FILE");

    /** Longer files are no secret; somebody has named the wrong one. */
    private static final long LONGEST = 64 * 1024L;

    /** Here the container's own file system keeps them, readable inside of it alone. */
    private static final Path OF_CONTAINERS = Path.of("/run/secrets");

    private final Map<String, ?> environment;
    private final Consumer<String> warning;

    SecretFiles(Map<String, ?> environment, Consumer<String> warning) {
        this.environment = environment;
        this.warning = warning;
    }

    /** The settings that files hold, by the names of the variables that they stand for. */
    Map<String, Object> read() {
        var values = new LinkedHashMap<String, Object>();
        environment.forEach((variable, file) -> {
            var name = NAME.matcher(variable);
            if (name.matches() && !String.valueOf(file).isBlank()) {
                if (environment.containsKey(name.group(1))) {
                    throw new UnfitSetting(
                            name.group(1) + " and " + variable + " are both given.", "Unset one of them.");
                }
                values.put(name.group(1), content(variable, String.valueOf(file)));
            }
        });
        return values;
    }

    private String content(String variable, String name) {
        try {
            var file = Path.of(name);
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw unreadable(variable, name);
            }
            var content = Files.readString(file).replaceFirst("\\R\\z", "");
            if (content.isBlank()) {
                throw new UnfitSetting(
                        "The file " + name + ", which " + variable + " names, is empty.",
                        "Write the value into it, or unset " + variable + ".");
            }
            warnOfReaders(variable, file);
            return content;
        } catch (IOException | InvalidPathException failure) {
            throw unreadable(variable, name);
        }
    }

    private static UnfitSetting unreadable(String variable, String name) {
        return new UnfitSetting(
                variable + " names " + name + ", which is no readable file of text (UTF-8, at most 64 KB).",
                "Name a file that the program's user may read, or unset " + variable + ".");
    }

    private void warnOfReaders(String variable, Path file) throws IOException {
        if (!file.toAbsolutePath().normalize().startsWith(OF_CONTAINERS)
                && Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            warning.accept("The file " + file + ", which " + variable
                    + " names, can be read by everybody on this computer. Take that away: chmod o-r " + file);
        }
    }
}
