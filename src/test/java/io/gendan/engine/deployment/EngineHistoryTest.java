package io.gendan.engine.deployment;

import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Persons;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@DisplayName("How long the engine keeps what has ended")
class EngineHistoryTest {

    private static final int SET = 60;
    private static final int ENOUGH_TURNS = 400;

    @Autowired
    People people;

    @Autowired
    Stories stories;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private EngineHistory kept;
    private long before;
    private List<Job> tidying = List.of();
    private Map<String, Integer> asModelsSay = Map.of();

    @BeforeEach
    void the_models_say_it() {
        kept = new EngineHistory(new Deployments(repository), repository, history, database, trail);
        people.hired();
        before = database.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
        tidying = history.findHistoryCleanupJobs();
        asModelsSay = lengths();
        assertThat(asModelsSay.values()).contains(3650).doesNotContain(SET);
    }

    @AfterEach
    void they_do_again() {
        keep(null);
        runBatches();
        ClockUtil.reset();
        tidying.forEach(job -> management.setJobDuedate(job.getId(), job.getDuedate()));
        assertThat(lengths()).isEqualTo(asModelsSay);
    }

    @Test
    @DisplayName("is set for all versions of all processes and decisions of ours, and on the trail when it changes")
    void set_for_all() {
        keep(SET);
        keep(SET);
        assertThat(lengths().values()).containsOnly(SET);
        assertThat(told()).containsExactly("{\"days\": 60, \"what\": \"engineHistory\"}");

        keep(null);
        assertThat(lengths()).as("what was set is gone: the models speak again").isEqualTo(asModelsSay);
        assertThat(told())
                .containsExactly(
                        "{\"days\": 60, \"what\": \"engineHistory\"}", "{\"what\": \"engineHistoryByModels\"}");
    }

    @Test
    @DisplayName(
            "is what the nightly clean-up goes by: older ones go, younger and open ones stay, and our record stays")
    void cleaned_up() {
        Stories.itIs("2026-01-05T10:00:00+08:00");
        var lostBefore = lost();
        keep(SET);
        runBatches();
        var lostAfter = lost();
        var open = pursued();
        Stories.itIs("2026-03-09T10:00:00+08:00");
        var lostLately = lost();
        var record = record(lostBefore, lostAfter);
        assertThat(instances(lostBefore)).isGreaterThan(1);

        var old = roots(lostBefore, lostAfter);
        tidiesUp("2026-03-09T12:00:00", old, 3);
        assertThat(instances(lostBefore))
                .as("it keeps to its hours: nothing at noon")
                .isPositive();
        tidiesUp("2026-03-10T02:00:00", old, ENOUGH_TURNS);
        assertThat(instances(lostBefore)).as("ended before it was set").isZero();
        assertThat(instances(lostAfter)).as("ended since").isZero();
        assertThat(traces(old)).as("what the engine had of them").isEmpty();

        assertThat(instances(lostLately)).as("ended the day before").isGreaterThan(1);
        assertThat(running(open)).as("still open").isPositive();
        assertThat(running(lostBefore))
                .as("looks again at the lost one, one day")
                .isEqualTo(1);
        assertThat(record(lostBefore, lostAfter)).as("what is on our record").isEqualTo(record);
    }

    private void keep(@Nullable Integer days) {
        Persons.asSystem(identity, () -> {
            transaction.executeWithoutResult(begun -> kept.keep(days));
            return days;
        });
    }

    /** Days by definition, of every version. */
    private Map<String, Integer> lengths() {
        var deployments = new Deployments(repository);
        var lengths = new TreeMap<String, Integer>();
        deployments.processes().forEach(process -> lengths.put(process.getId(), process.getHistoryTimeToLive()));
        deployments.decisions().forEach(decision -> lengths.put(decision.getId(), decision.getHistoryTimeToLive()));
        assertThat(lengths).hasSizeGreaterThan(13);
        return lengths;
    }

    private List<String> told() {
        return database.sql("select details from audit_entry where id > ? and kind = 'RULES_CHANGED' order by id")
                .param(before)
                .query(String.class)
                .list();
    }

    private CustomerNumber pursued() {
        var number = customers
                .create(
                        NewCustomer.read(
                                Map.of(CustomerField.NAME, "Kept " + UUID.randomUUID(), CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        return number;
    }

    private CustomerNumber lost() {
        var number = pursued();
        stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", customerLost())
                .completes("chen", "UserTask_DebriefContact", debrief());
        return number;
    }

    /** What the executor would do with what was set going: seeds, their jobs, and who watches them. */
    private void runBatches() {
        for (int turn = 0; turn < ENOUGH_TURNS && management.createBatchQuery().count() > 0; turn++) {
            for (var batch : management.createBatchQuery().list()) {
                jobs(batch).forEach(job -> management.executeJob(job.getId()));
            }
        }
        assertThat(management.createBatchQuery().count()).isZero();
    }

    private List<Job> jobs(Batch batch) {
        for (var definition : List.of(
                batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId(), batch.getMonitorJobDefinitionId())) {
            var jobs = management.createJobQuery().jobDefinitionId(definition).list();
            if (!jobs.isEmpty()) {
                return jobs;
            }
        }
        return List.of();
    }

    /** Lets the engine tidy up at this hour of its own clock, until nothing is left of these or it has had its turns. */
    private void tidiesUp(String at, List<String> roots, int turns) {
        var then = LocalDateTime.parse(at).atZone(ZoneId.systemDefault());
        ClockUtil.setCurrentTime(Date.from(then.toInstant()));
        for (int turn = 0; turn < turns && !traces(roots).isEmpty(); turn++) {
            history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));
        }
    }

    /** Those that have ended. */
    private long instances(CustomerNumber number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .finished()
                .count();
    }

    private long running(CustomerNumber number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .unfinished()
                .count();
    }

    private List<String> record(CustomerNumber... numbers) {
        return Stream.of(numbers)
                .flatMap(
                        number -> database.sql("""
                                select r::text from record_entry r where customer_number = :number
                                union all select j::text from journey j where customer_number = :number
                                union all select i::text from interaction i where customer_number = :number order by 1
                                """).param("number", number.value()).query(String.class).list().stream())
                .toList();
    }

    private List<String> roots(CustomerNumber... numbers) {
        return database.sql(
                        "select id_ from act_hi_procinst where business_key_ in (:numbers) and id_ = root_proc_inst_id_ and end_time_ is not null")
                .param("numbers", Stream.of(numbers).map(CustomerNumber::value).toList())
                .query(String.class)
                .list();
    }

    /** The engine's tables that hold something of these. */
    private List<String> traces(List<String> roots) {
        return database.sql("""
                        select c.table_name from information_schema.columns c
                        where c.table_schema = current_schema() and c.column_name = 'root_proc_inst_id_'
                            and (c.table_name like 'act\\_hi\\_%' or c.table_name = 'act_ge_bytearray')
                        """).query(String.class).list().stream()
                .filter(table -> database.sql(
                                "select exists (select from " + table + " where root_proc_inst_id_ in (:roots))")
                        .param("roots", roots)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
