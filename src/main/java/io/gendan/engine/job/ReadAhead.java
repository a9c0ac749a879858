package io.gendan.engine.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine needs for due timers, read with one statement for each kind of row where it would read timer by timer:
 * their process instances, all jobs of these, and since when each has been waiting. Belongs to one engine command.
 */
final class ReadAhead implements Session {

    private static final String TREES =
            "select * from act_ru_execution where proc_inst_id_ = any(string_to_array(#{instances}, ','))";
    private static final String JOBS = "select id_ from act_ru_job where process_instance_id_ in (:instances)";
    private static final String STARTS = "select id_, start_time_ from act_hi_actinst where id_ in (:activities)";

    private final Map<String, List<JobEntity>> jobs = new HashMap<>();
    private final Map<String, Date> starts = new HashMap<>();
    private Set<String> neverFailed = Set.of();

    static ReadAhead of(CommandContext command) {
        return command.getSession(ReadAhead.class);
    }

    /**
     * Reads.
     *
     * @param timers ids of jobs none of which has ever failed
     */
    void read(List<String> timers, JdbcClient database, ProcessEngineServices engine) {
        neverFailed = Set.copyOf(timers);
        var instances = load(timers, engine).stream()
                .map(JobEntity::getProcessInstanceId)
                .distinct()
                .toList();
        var executions = executions(instances, engine);
        executions.forEach(execution -> jobs.put(execution.getId(), new ArrayList<>()));
        load(
                        database.sql(JOBS)
                                .param("instances", instances)
                                .query(String.class)
                                .list(),
                        engine)
                .forEach(job -> jobs.computeIfAbsent(job.getExecutionId(), id -> new ArrayList<>())
                        .add(job));
        var activities = executions.stream()
                .map(ExecutionEntity::getActivityInstanceId)
                .filter(activity -> activity != null)
                .collect(toCollection(HashSet::new));
        database.sql(STARTS).param("activities", activities).query(row -> {
            starts.put(row.getString(1), row.getTimestamp(2));
        });
    }

    /** All jobs of an execution; null when they haven't been read. */
    @Nullable
    List<JobEntity> jobs(String execution) {
        return jobs.get(execution);
    }

    /** When an activity was entered; null when it hasn't been read. */
    @Nullable
    Date start(String activityInstance) {
        return starts.get(activityInstance);
    }

    /** Whether this is a job that can't have an incident. */
    boolean hasNeverFailed(String job) {
        return neverFailed.contains(job);
    }

    private static List<JobEntity> load(List<String> jobs, ProcessEngineServices engine) {
        return engine.getManagementService().createJobQuery().jobIds(new HashSet<>(jobs)).unlimitedList().stream()
                .map(JobEntity.class::cast)
                .toList();
    }

    /** With their trees put together, as the engine does it for one process instance. */
    private static List<ExecutionEntity> executions(List<String> instances, ProcessEngineServices engine) {
        var executions = engine
                .getRuntimeService()
                .createNativeExecutionQuery()
                .sql(TREES)
                .parameter("instances", String.join(",", instances))
                .list()
                .stream()
                .map(ExecutionEntity.class::cast)
                .toList();
        executions.stream()
                .collect(groupingBy(ExecutionEntity::getProcessInstanceId))
                .values()
                .forEach(tree -> tree.stream()
                        .filter(ExecutionEntity::isProcessInstanceExecution)
                        .forEach(root -> root.restoreProcessInstance(tree, null, null, null, null, null, null)));
        return executions;
    }

    @Override
    public void flush() {
        // Nothing is written here.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
