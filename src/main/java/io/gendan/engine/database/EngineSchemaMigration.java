package io.gendan.engine.database;

import io.gendan.engine.FixedMigration;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** The first migration: the engine's own tables, from the scripts inside the engine's jar. */
@Component
class EngineSchemaMigration extends FixedMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    EngineSchemaMigration() {
        super("1", "camunda engine 7.24");
    }

    @Override
    public void migrate(Context context) {
        for (var part : PARTS) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
    }
}
