package io.gendan.staff.mirror;

import io.gendan.engine.Persons;
import io.gendan.staff.TaskReaders;
import io.gendan.staff.TeamSight;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrects who reads open tasks and sees running processes, as the system. */
@Component
class OpenTasksSight implements TeamSight {

    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<TaskReaders> readers;
    private final TaskAuthorizations authorizations;

    OpenTasksSight(
            ObjectProvider<ProcessEngine> engine,
            ObjectProvider<TaskReaders> readers,
            TaskAuthorizations authorizations) {
        this.engine = engine;
        this.readers = readers;
        this.authorizations = authorizations;
    }

    @Override
    public void begun(String processInstance, String businessKey) {
        authorizations.begun(processInstance, businessKey);
    }

    @Override
    @Transactional
    public void follow(String businessKey) {
        readers.getObject().followProcesses(businessKey);
        var running = engine.getObject();
        var configuration = (ProcessEngineConfigurationImpl) running.getProcessEngineConfiguration();
        Persons.asSystem(
                running.getIdentityService(),
                () -> configuration.getCommandExecutorTxRequired().execute(context -> {
                    var tasks = running.getTaskService()
                            .createTaskQuery()
                            .processInstanceBusinessKey(businessKey)
                            .list();
                    for (var task : tasks) {
                        if (task instanceof TaskEntity entity && !entity.isDeleted()) {
                            authorizations.follow(entity);
                        }
                    }
                    return tasks.size();
                }));
    }

    @Override
    @Transactional
    public void followAll() {
        readers.getObject().followProcesses(null);
        readers.getObject().outdated(TaskAuthorizations.READING).forEach(this::follow);
    }
}
