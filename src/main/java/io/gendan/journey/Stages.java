package io.gendan.journey;

import io.gendan.engine.Refusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ladder of stages; data, not code (ST-05). */
@Repository
public class Stages {

    private final JdbcClient database;

    Stages(JdbcClient database) {
        this.database = database;
    }

    /** All stages from A upwards. */
    public List<Stage> all() {
        return database.sql("select name, rank, phase from stage order by rank")
                .query(Stage.class)
                .list();
    }

    /** The stage with this name; refuses an unknown one. */
    public Stage require(String name) {
        return database.sql("select name, rank, phase from stage where name = ?")
                .param(name)
                .query(Stage.class)
                .optional()
                .orElseThrow(() -> Refusal.badRequest("stage.unknown", name));
    }

    /** The rung above; the highest stays itself. */
    public Stage after(Stage stage) {
        return database.sql("select name, rank, phase from stage where rank > ? order by rank limit 1")
                .param(stage.rank())
                .query(Stage.class)
                .optional()
                .orElse(stage);
    }
}
