package io.gendan.customer.tags;

import io.gendan.engine.TaskContext;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer's tags on its open tasks, so that lists of tasks can be made by them: {@code vip · key}. */
@Component
class TaskTags implements TaskContext {

    private final JdbcClient database;

    TaskTags(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<String, Object> of(String businessKey, String taskKey) {
        var tags = database.sql("select array_to_string(tags || dynamic_tags, ' · ') from customer where number = ?")
                .param(businessKey)
                .query(String.class)
                .optional()
                .orElse("");
        return Map.of("tags", tags);
    }
}
