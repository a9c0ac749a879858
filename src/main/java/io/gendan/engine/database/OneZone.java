package io.gendan.engine.database;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Words;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All nodes of an installation live in one time zone, for the engine stores due dates without any: in another zone they
 * would be other moments. The first start decides; before the engine is made, each later one is held to it (CD-06).
 */
@Component
class OneZone extends AbstractProcessEnginePlugin {

    private final JdbcClient database;
    private final GendanProperties properties;
    private final Words words;

    OneZone(JdbcClient database, GendanProperties properties, Words words) {
        this.database = database;
        this.properties = properties;
        this.words = words;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        database.sql("insert into installation (zone) values (?) on conflict do nothing")
                .param(properties.zone().getId())
                .update();
        var zone = ZoneId.of(database.sql("select zone from installation")
                .query(String.class)
                .single());
        if (!zone.getRules().equals(properties.zone().getRules())) {
            throw new OtherZone(
                    words.of("zone.other", zone.getId(), properties.zone().getId()),
                    words.of("zone.other.remedy", zone.getId()));
        }
    }
}
