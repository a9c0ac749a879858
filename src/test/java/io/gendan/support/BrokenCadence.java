package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;

/** A decision table {@code contactCadence} that an admin has broken: no row for contacts from afar. Mended by closing. */
public final class BrokenCadence implements AutoCloseable {

    private final RepositoryService repository;
    private final String deployment;

    public BrokenCadence(RepositoryService repository) {
        this.repository = repository;
        deployment = repository
                .createDeployment()
                .name("broken cadence")
                .addString("cadence/contactCadence.dmn", table())
                .deploy()
                .getId();
    }

    @Override
    public void close() {
        if (repository.createDeploymentQuery().deploymentId(deployment).count() > 0) {
            repository.deleteDeployment(deployment, true);
        }
    }

    private static String table() {
        try {
            return Files.readString(Path.of("processes/cadence/contactCadence.dmn"))
                    .replace("<text>\"REMOTE\"</text>", "<text>\"FACE_TO_FACE\"</text>");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
