package io.gendan.pipeline.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import io.gendan.support.GendanTest;
import io.gendan.support.ReadyFilters;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("The ready-made lists of Tasklist at a start")
class TasklistFiltersTest {

    @Autowired
    TasklistFilters lists;

    @Autowired
    FilterService filters;

    @Autowired
    AuthorizationService rights;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    @Test
    void another_start_changes_nothing() {
        var before = stored();

        start();

        assertThat(stored()).isEqualTo(before).hasSize(ReadyFilter.values().length + 4 * 6 + 4 + 3);
    }

    @Test
    @DisplayName("A database of an earlier version gets today's lists, and the rights of everybody on all of them go")
    void an_earlier_version_is_brought_up_to_date() {
        var wanted = texts();
        var myWork = ReadyFilters.of(filters, ReadyFilters.MY_WORK);
        myWork.setProperties(Map.of("priority", 10, "color", "#2f6f5e"));
        myWork.setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filters.saveFilter(myWork);
        filters.deleteFilter(ReadyFilters.of(filters, "myTeam").getId());
        filters.saveFilter(filters.newTaskFilter("All of them"));
        var everybody = rights.createNewAuthorization(AUTH_TYPE_GLOBAL);
        everybody.setUserId(ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(ANY);
        everybody.addPermission(Permissions.READ);
        rights.saveAuthorization(everybody);

        start();

        assertThat(texts()).isEqualTo(wanted);
        assertThat(ReadyFilters.of(filters, ReadyFilters.MY_WORK).getId()).isEqualTo(myWork.getId());
        assertThat(rights.createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .list())
                .extracting(Authorization::getGroupId)
                .doesNotContainNull()
                .doesNotContain("admin", "auditor");
    }

    private void start() {
        lists.run(new DefaultApplicationArguments());
    }

    private List<String> texts() {
        return database.sql("select name_ || query_ || properties_ from act_ru_filter order by 1")
                .query(String.class)
                .list();
    }

    private List<String> stored() {
        return database.sql("""
                        select id_ || rev_ || name_ || query_ || properties_ from act_ru_filter
                        union all select id_ || rev_ from act_ru_authorization where resource_type_ = 5
                        order by 1""").query(String.class).list();
    }
}
