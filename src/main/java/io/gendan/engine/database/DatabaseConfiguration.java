package io.gendan.engine.database;

import com.zaxxer.hikari.HikariDataSource;
import io.gendan.engine.GendanProperties;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded database, unless {@code SPRING_DATASOURCE_URL} names one's own. */
@Configuration(proxyBeanMethods = false)
// No URL is ever "none": the condition holds exactly where the property is missing.
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "none", matchIfMissing = true)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(GendanProperties properties) throws IOException, SQLException {
        return EmbeddedDatabase.start(properties);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(EmbeddedDatabase database) {
        return database.dataSource();
    }
}
