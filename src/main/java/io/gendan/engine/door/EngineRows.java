package io.gendan.engine.door;

import io.gendan.engine.BusinessKeyLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks before the engine loads anything, since what it has loaded stays as it was. First the journey, then the task:
 * whoever comes second waits here and then sees that the task is gone.
 */
@Component
class EngineRows {

    private static final String KEY_OF_TASK = """
            select coalesce(root.business_key_, own.business_key_) from act_ru_task task
            join act_ru_execution own on own.id_ = task.proc_inst_id_
            left join act_ru_execution root on root.id_ = own.root_proc_inst_id_
            where task.id_ = ?""";
    private static final String KEY_OF_JOB = """
            select coalesce(root.business_key_, own.business_key_) from act_ru_job job
            join act_ru_execution own on own.id_ = job.process_instance_id_
            left join act_ru_execution root on root.id_ = own.root_proc_inst_id_
            where job.id_ = ?""";

    private final ObjectProvider<JdbcClient> database;
    private final ObjectProvider<BusinessKeyLock> locks;

    EngineRows(ObjectProvider<JdbcClient> database, ObjectProvider<BusinessKeyLock> locks) {
        this.database = database;
        this.locks = locks;
    }

    /** Takes the locks of a task; false when there is no such task, or no more. */
    boolean lockTask(String task) {
        lockKey(KEY_OF_TASK, task);
        return database.getObject()
                .sql("select id_ from act_ru_task where id_ = ? for update")
                .param(task)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Whether a task was this person's before it became somebody else's. */
    boolean wasAssigned(String task, String person) {
        return database.getObject()
                .sql("""
                        select exists (select 1 from act_hi_identitylink where task_id_ = ? and user_id_ = ?
                                       and type_ = 'assignee' and operation_type_ = 'add')""")
                .params(task, person)
                .query(Boolean.class)
                .single();
    }

    /** Takes the lock of the journey that a job belongs to. */
    void lockJob(String job) {
        lockKey(KEY_OF_JOB, job);
    }

    boolean hasJob(String job) {
        return database.getObject()
                .sql("select exists (select 1 from act_ru_job where id_ = ?)")
                .param(job)
                .query(Boolean.class)
                .single();
    }

    private void lockKey(String query, String id) {
        var lock = locks.getIfAvailable();
        if (lock != null) {
            database.getObject()
                    .sql(query)
                    .param(id)
                    .query(String.class)
                    .optional()
                    .ifPresent(lock::lock);
        }
    }
}
