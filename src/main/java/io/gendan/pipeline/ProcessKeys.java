package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Persons;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer's number on running processes, called ones too: their business key. */
@Component
class ProcessKeys {

    private final JdbcClient database;
    private final ProcessEngine engine;
    private final IdentityService identity;

    ProcessKeys(JdbcClient database, ProcessEngine engine, IdentityService identity) {
        this.database = database;
        this.engine = engine;
        this.identity = identity;
    }

    /** The process instances that run for a customer, by their roots. */
    List<String> roots(CustomerNumber number) {
        return database.sql("""
                        select distinct root_proc_inst_id_ from act_ru_execution
                        where business_key_ = ? and parent_id_ is null order by 1
                        """).param(number.value()).query(String.class).list();
    }

    /** Lets what runs below these roots for the one customer run for the other. */
    void change(List<String> roots, CustomerNumber from, CustomerNumber to) {
        var instances = database.sql("""
                        select id_ from act_ru_execution where business_key_ = :from and parent_id_ is null
                            and root_proc_inst_id_ = any(:roots) order by id_
                        """)
                .param("from", from.value())
                .param("roots", roots.toArray(String[]::new))
                .query(String.class)
                .list();
        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        Persons.asSystem(
                identity,
                () -> commands.execute(context -> {
                    for (var instance : instances) {
                        context.getExecutionManager()
                                .findExecutionById(instance)
                                .setProcessBusinessKey(to.value());
                    }
                    return true;
                }));
    }
}
