package io.gendan.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Decision tables of plain texts as they are deployed, whichever node deployed them. */
@Component
public class PlainTables {

    /** As many versions of tables as one node remembers. */
    private static final int REMEMBERED = 20;

    private final JdbcClient database;
    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<IdentityService> identity;
    private final ConcurrentLruCache<String, List<PlainRow>> known = new ConcurrentLruCache<>(REMEMBERED, this::read);

    PlainTables(
            JdbcClient database,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<IdentityService> identity) {
        this.database = database;
        this.repository = repository;
        this.identity = identity;
    }

    /**
     * The id of the latest version of a table. Nothing is kept of it between two questions, so a new one counts at once.
     *
     * @throws IllegalStateException when the table is not deployed
     */
    public String version(String decision) {
        return database.sql("select id_ from act_re_decision_def where key_ = ? order by version_ desc limit 1")
                .param(decision)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("The decision table " + decision + " is not deployed."));
    }

    /** The rows of a table as it is deployed last. */
    public List<PlainRow> latest(String decision) {
        return rows(version(decision));
    }

    /** The rows of one version, which never change. */
    public List<PlainRow> rows(String version) {
        return known.get(version);
    }

    private List<PlainRow> read(String version) {
        return Persons.asSystem(
                identity.getObject(),
                () -> PlainRow.of(repository
                        .getObject()
                        .getDmnModelInstance(version)
                        .getModelElementsByType(DecisionTable.class)
                        .iterator()
                        .next()));
    }
}
