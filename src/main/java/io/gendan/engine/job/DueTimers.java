package io.gendan.engine.job;

import io.gendan.engine.BusinessKeyLock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of the acquired jobs may be fired together. */
@Component
class DueTimers {

    /** Waits and alarms: what they lead to is short and stays inside the database. */
    private static final Set<String> KINDS =
            Set.of(TimerCatchIntermediateEventJobHandler.TYPE, TimerExecuteNestedActivityJobHandler.TYPE);

    /** A repeating timer makes its follower even when it fails, and a job that has failed once may well do so again. */
    private static final String ACQUIRED = """
            select job.id_ id, coalesce(own.root_proc_inst_id_, own.id_) root,
                   coalesce(root.business_key_, own.business_key_) business_key
            from act_ru_job job join act_ru_execution own on own.id_ = job.process_instance_id_
            left join act_ru_execution root on root.id_ = own.root_proc_inst_id_
            where job.id_ in (:jobs) and job.lock_owner_ = :owner and job.handler_type_ in (:kinds)
              and job.repeat_ is null and job.exception_msg_ is null and job.exception_stack_id_ is null
            order by business_key, job.duedate_, job.id_""";

    private final ObjectProvider<JdbcClient> database;
    private final ObjectProvider<BusinessKeyLock> locks;

    DueTimers(ObjectProvider<JdbcClient> database, ObjectProvider<BusinessKeyLock> locks) {
        this.database = database;
        this.locks = locks;
    }

    /**
     * Takes the locks of the customers whose timers these are, as far as nobody holds them.
     *
     * @return those of these jobs that may be fired together now, at most one of each customer, in the customers' order
     */
    List<String> locked(List<String> jobs, String owner) {
        var timers = oneOfEach(database.getObject()
                .sql(ACQUIRED)
                .param("jobs", jobs)
                .param("owner", owner)
                .param("kinds", KINDS)
                .query(Timer.class)
                .list());
        var lock = locks.getIfAvailable();
        if (lock != null) {
            var taken = lock.lockFree(timers.stream()
                    .map(Timer::businessKey)
                    .filter(Objects::nonNull)
                    .toList());
            timers.removeIf(timer -> timer.businessKey() != null && !taken.contains(timer.businessKey()));
        }
        return timers.stream().map(Timer::id).toList();
    }

    /** Reads what firing these will need. */
    void readAhead(List<String> timers, CommandContext command) {
        if (!timers.isEmpty()) {
            var engine = command.getProcessEngineConfiguration().getProcessEngine();
            ReadAhead.of(command).read(timers, database.getObject(), engine);
        }
    }

    private static List<Timer> oneOfEach(List<Timer> timers) {
        var seen = new HashSet<String>();
        var result = new ArrayList<Timer>();
        for (var timer : timers) {
            if (seen.add(timer.businessKey() == null ? timer.root() : timer.businessKey())) {
                result.add(timer);
            }
        }
        return result;
    }

    private record Timer(String id, String root, @Nullable String businessKey) {}
}
