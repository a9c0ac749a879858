package io.gendan.pipeline.tasklist;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import io.gendan.engine.Words;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ready-made list in Tasklist: everything that waits for whoever looks. Everybody sees it, nobody changes it. */
@Component
@Order(TasklistFilters.AFTER_PEOPLE)
class TasklistFilters implements ApplicationRunner {

    static final int AFTER_PEOPLE = 20;

    private static final String ME = "${currentUser()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Words words;
    private final JdbcClient database;

    TasklistFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            Words words,
            JdbcClient database) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.words = words;
        this.database = database;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        // Of several nodes that start for the first time together, one makes the list.
        database.sql("select 1 from pg_advisory_xact_lock(hashtext('gendan.filters'))")
                .query(Integer.class)
                .single();
        var name = words.of("filter.myWork");
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression(ME)
                .taskCandidateUserExpression(ME)
                .endOr()
                .orderByDueDate()
                .asc());
        filter.setProperties(Map.of(
                "description",
                words.of("filter.myWork.description"),
                "priority",
                10,
                "color",
                "#2f6f5e",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        Map.of("name", "customerName", "label", words.of("filter.customer")),
                        Map.of("name", "stage", "label", words.of("filter.stage")))));
        filters.saveFilter(filter);
        everybodySees();
    }

    private void everybodySees() {
        var authorization = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
        authorization.setUserId(ANY);
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(ANY);
        authorization.addPermission(Permissions.READ);
        authorizations.saveAuthorization(authorization);
    }
}
