package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;

/** A decision table {@code contactCadence} in which an admin has changed some cells. Taken back by closing. */
public final class OtherCadence implements AutoCloseable {

    private final RepositoryService repository;
    private final String deployment;

    /**
     * Deploys it.
     *
     * @param cells what stands in an output entry, by its id
     */
    public OtherCadence(ProcessEngine engine, Map<String, String> cells) {
        repository = engine.getRepositoryService();
        deployment = repository
                .createDeployment()
                .name("other cadence")
                .addString("cadence/contactCadence.dmn", table(cells))
                .deploy()
                .getId();
    }

    @Override
    public void close() {
        repository.deleteDeployment(deployment, true);
    }

    private static String table(Map<String, String> cells) {
        try {
            var table = Files.readString(Path.of("processes/cadence/contactCadence.dmn"));
            for (var cell : cells.entrySet()) {
                var found = Pattern.compile("(<outputEntry id=\"" + cell.getKey() + "\">\\s*<text>)[^<]*(</text>)")
                        .matcher(table);
                if (!found.find()) {
                    throw new AssertionError("There is no cell " + cell.getKey());
                }
                table = found.replaceFirst("$1" + Matcher.quoteReplacement(cell.getValue()) + "$2");
            }
            return table;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
