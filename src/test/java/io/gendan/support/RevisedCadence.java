package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;

/** The table {@code contactCadence} as an admin has revised it; the one before holds again when this is closed. */
public final class RevisedCadence implements AutoCloseable {

    private final RepositoryService repository;
    private final String deployment;

    private RevisedCadence(RepositoryService repository, String table) {
        this.repository = repository;
        deployment = repository
                .createDeployment()
                .name("revised cadence")
                .addString("cadence/contactCadence.dmn", table)
                .deploy()
                .getId();
    }

    /** One figure is another: {@code with(repository, "RemoteStageA", "idealGap", "P4D")}. */
    public static RevisedCadence with(RepositoryService repository, String row, String column, String value) {
        return new RevisedCadence(repository, table(row, column, value));
    }

    /** The text of the table with another figure. */
    public static String table(String row, String column, String value) {
        var table = original();
        var cell = Pattern.compile("(id=\"" + row + "_" + column + "\">\\s*<text>)[^<]*(</text>)")
                .matcher(table);
        if (!cell.find()) {
            throw new IllegalArgumentException("The table has no cell " + column + " in row " + row);
        }
        return cell.replaceFirst("$1" + Matcher.quoteReplacement("\"" + value + "\"") + "$2");
    }

    @Override
    public void close() {
        if (repository.createDeploymentQuery().deploymentId(deployment).count() > 0) {
            repository.deleteDeployment(deployment, true);
        }
    }

    private static String original() {
        try {
            return Files.readString(Path.of("processes/cadence/contactCadence.dmn"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
