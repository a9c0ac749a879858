package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;

/** A decision table in which an admin has written something else. Taken back by closing. */
public final class OtherTable implements AutoCloseable {

    private final RepositoryService repository;
    private final String deployment;

    /**
     * Deploys it.
     *
     * @param file its name under {@code processes/}
     */
    public OtherTable(ProcessEngine engine, String file, String before, String after) {
        repository = engine.getRepositoryService();
        deployment = repository
                .createDeployment()
                .name("other table")
                .addString(file, table(file, before, after))
                .deploy()
                .getId();
    }

    @Override
    public void close() {
        repository.deleteDeployment(deployment, true);
    }

    private static String table(String file, String before, String after) {
        try {
            var table = Files.readString(Path.of("processes").resolve(file));
            if (!table.contains(before)) {
                throw new AssertionError("The table has no " + before);
            }
            return table.replace(before, after);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
