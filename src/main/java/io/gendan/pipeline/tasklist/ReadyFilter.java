package io.gendan.pipeline.tasklist;

import io.gendan.staff.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The ready-made lists of Tasklist, in the order they stand there; the first one opens by itself. Each shows what the
 * engine lets its viewer read, and is there for certain roles. None has an order of its own: people choose that.
 */
enum ReadyFilter {
    MY_WORK_TODAY("myWorkToday", "#2f6f5e", everybody(), query -> mine(query)
            .or()
            .dueBeforeExpression("${workingTime.endOfToday()}")
            .withoutDueDate()
            .endOr()),
    MY_WORK("myWork", "#2f6f5e", everybody(), ReadyFilter::mine),
    OVERDUE("overdue", "#b3261e", everybody(), query -> query.dueBeforeExpression("${now()}")),
    MY_TEAM("myTeam", "#3a5a8c", leaders(), ReadyFilter::notMine),
    FOR_THE_DIRECTOR(
            "forTheDirector",
            "#6b4a86",
            deciders(),
            query -> query.taskDefinitionKeyIn(forTheDirector().toArray(String[]::new))),
    TAGGED_KEY("taggedKey", "#a8641a", everybody(), query -> query.or()
            .taskVariableValueLike("tags", "key%")
            .taskVariableValueLike("tags", "Key%")
            .taskVariableValueLike("tags", "%· key%")
            .taskVariableValueLike("tags", "%· Key%")
            .taskVariableValueLike("tags", "%重点%")
            .endOr());

    private final String key;
    private final String color;
    private final Set<Role> roles;
    private final UnaryOperator<TaskQuery> query;

    ReadyFilter(String key, String color, Set<Role> roles, UnaryOperator<TaskQuery> query) {
        this.key = key;
        this.color = color;
        this.roles = roles;
        this.query = query;
    }

    /** The tasks that wait for a director's decision. */
    private static List<String> forTheDirector() {
        return List.of("UserTask_ConcludeSession", "UserTask_DecideNextStep", "UserTask_HelpWithCustomer");
    }

    /** What a filter is known by for ever, whatever its name; its texts are {@code filter.<key>} and {@code .description}. */
    String key() {
        return key;
    }

    String color() {
        return color;
    }

    Set<Role> roles() {
        return roles;
    }

    TaskQuery in(TaskQuery all) {
        return query.apply(all);
    }

    private static TaskQuery mine(TaskQuery query) {
        return query.or()
                .taskAssigneeExpression("${currentUser()}")
                .taskCandidateUserExpression("${currentUser()}")
                .endOr();
    }

    /** The engine offers no such expression by a method of its own, but evaluates and stores it like every other. */
    private static TaskQuery notMine(TaskQuery query) {
        var others = (TaskQueryImpl) query.or().taskUnassigned();
        others.addExpression("taskAssigneeNotIn", "${viewer.self()}");
        return others.endOr();
    }

    private static Set<Role> everybody() {
        var roles = EnumSet.allOf(Role.class);
        roles.removeIf(role -> !role.sells());
        return roles;
    }

    private static Set<Role> leaders() {
        return EnumSet.of(Role.MANAGER, Role.SENIOR_MANAGER, Role.DIRECTOR, Role.PRINCIPAL);
    }

    private static Set<Role> deciders() {
        return EnumSet.of(Role.SENIOR_MANAGER, Role.DIRECTOR, Role.PRINCIPAL);
    }

    static List<ReadyFilter> all() {
        return Arrays.asList(values());
    }
}
