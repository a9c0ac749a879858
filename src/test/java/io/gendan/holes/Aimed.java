package io.gendan.holes;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.holes.Attacks.Aims;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Answers;
import io.gendan.support.ReadyFilters;
import io.gendan.support.Stories;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the attacks aim at, each of it there. */
@Component
class Aimed {

    private final Customers customers;
    private final Pursuits pursuits;
    private final Stories stories;
    private final ProcessEngine engine;
    private final JdbcClient database;
    private String batch = "";

    Aimed(Customers customers, Pursuits pursuits, Stories stories, ProcessEngine engine, JdbcClient database) {
        this.customers = customers;
        this.pursuits = pursuits;
        this.stories = stories;
        this.engine = engine;
        this.database = database;
    }

    /** A customer of {@code chen}'s with an open task, and one who is waited for. */
    Aims make() {
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Holes and Sons", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        var task = stories.of(number.value()).task("UserTask_ResearchCustomer").taskId();
        var instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        var job = waiting();
        var note = new ByteArrayInputStream("A note".getBytes(StandardCharsets.UTF_8));
        var waits = engine.getManagementService().createJobQuery().jobId(job).singleResult();
        batch = engine.getManagementService()
                .setJobRetriesAsync(List.of(job), 3)
                .getId();
        return new Aims(
                task,
                instance,
                engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("CustomerJourneyProcess")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                engine.getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("contactCadence")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                ReadyFilters.of(engine.getFilterService(), ReadyFilters.MY_WORK).getId(),
                job,
                waits.getJobDefinitionId(),
                batch,
                engine.getTaskService()
                        .createComment(task, instance, "A comment")
                        .getId(),
                engine.getTaskService()
                        .createAttachment("text", task, instance, "note.txt", "A note", note)
                        .getId(),
                engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .finished()
                        .listPage(0, 1)
                        .get(0)
                        .getId());
    }

    /** The timer of a customer who is to be contacted again. */
    private String waiting() {
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Holes Again", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("EMAIL"))
                .completes("liu", "UserTask_ReviewContact", Answers.approval())
                .completes("chen", "UserTask_SendMessage", Answers.sentByHand())
                .completes("chen", "UserTask_RecordContact", Answers.contactAgain())
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        return database.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? limit 1""").param(number.value()).query(String.class).single();
    }

    void remove() {
        engine.getManagementService().deleteBatch(batch, true);
    }
}
