package io.gendan.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gendan.engine.DecisionRules;
import io.gendan.engine.Flows;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.support.GendanTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
class FlowDeployerTest {

    @TempDir
    Path folder;

    @Autowired
    ProcessEngine engine;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    AuditTrail trail;

    @Autowired
    Words words;

    @Autowired
    Flows flows;

    @Autowired
    List<DecisionRules> decisionRules;

    private Trial trial;

    @BeforeEach
    void copy() throws Exception {
        trial = Trial.in(folder);
    }

    @AfterEach
    void leaveNothing() {
        deployments().forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @Test
    void the_first_start_deploys_every_feature_under_stable_names() {
        var report = deployer().reload();

        assertThat(report.deployed()).extracting(Flows.Deployed::feature).containsExactly("other", "trial");
        assertThat(report.deployed().get(1).files()).containsExactly(Trial.FORM, Trial.MODEL, Trial.DECISION);
        assertThat(report.deployed().get(1).definitions())
                .containsExactly(new Flows.Definition("TrialProcess", 1), new Flows.Definition("trialDecision", 1));
        assertThat(deployments())
                .extracting(Deployment::getName)
                .containsExactlyInAnyOrder("gendan/other", "gendan/trial");
    }

    @Test
    void two_starts_in_a_row_make_no_new_version() {
        deployer().afterSingletonsInstantiated();
        deployer().afterSingletonsInstantiated();
        var report = deployer().reload();

        assertThat(report.deployed()).isEmpty();
        assertThat(report.unchanged()).containsExactly("other", "trial");
        assertThat(deployments()).hasSize(2);
    }

    @Test
    void several_nodes_starting_at_once_deploy_once() {
        var starts = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> deployer().afterSingletonsInstantiated()))
                .limit(4)
                .toList();
        starts.forEach(CompletableFuture::join);

        assertThat(deployments()).hasSize(2);
    }

    @Test
    void a_changed_file_makes_a_new_version_of_its_feature_alone() throws Exception {
        deployer().reload();
        trial.edit(Trial.FORM, "\"label\": \"Answer\"", "\"label\": \"Your answer\"");

        var report = deployer().reload();

        assertThat(report.deployed()).singleElement().satisfies(deployed -> {
            assertThat(deployed.feature()).isEqualTo("trial");
            assertThat(deployed.definitions()).contains(new Flows.Definition("TrialProcess", 2));
        });
        assertThat(report.unchanged()).containsExactly("other");
        assertThat(latestVersion("OtherProcess")).isEqualTo(1);
    }

    @Test
    void changing_back_is_a_change() throws Exception {
        deployer().reload();
        trial.edit(Trial.MODEL, "name=\"Ask\"", "name=\"Ask again\"");
        deployer().reload();
        trial.edit(Trial.MODEL, "name=\"Ask again\"", "name=\"Ask\"");

        assertThat(deployer().reload().deployed())
                .extracting(Flows.Deployed::feature)
                .containsExactly("trial");
        assertThat(latestVersion("TrialProcess")).isEqualTo(3);
    }

    @Test
    void a_removed_file_is_reported_until_what_it_left_is_retired() throws Exception {
        deployer().reload();
        trial.edit(Trial.MODEL, "calledElement=\"OtherProcess\"", "calledElement=\"TrialProcess\"");
        trial.remove(Trial.OTHER);

        var report = deployer().reload();
        assertThat(report.removed()).contains(Trial.OTHER);
        assertThat(report.deployed()).extracting(Flows.Deployed::feature).containsExactly("trial");
        assertThat(latestVersion("OtherProcess")).isEqualTo(1);

        assertThat(deployer().reload().removed()).contains(Trial.OTHER);

        engine.getRepositoryService().suspendProcessDefinitionByKey("OtherProcess");
        assertThat(deployer().reload().removed()).doesNotContain(Trial.OTHER);
    }

    @Test
    void a_file_removed_from_a_feature_leaves_the_others_in_their_versions() throws Exception {
        trial.rename(Trial.OTHER, "processes/trial/OtherProcess.bpmn");
        deployer().reload();
        trial.edit(Trial.MODEL, "calledElement=\"OtherProcess\"", "calledElement=\"TrialProcess\"");
        deployer().reload();
        trial.remove("processes/trial/OtherProcess.bpmn");

        var report = deployer().reload();

        assertThat(report.deployed()).isEmpty();
        assertThat(report.removed()).contains("processes/trial/OtherProcess.bpmn");
        assertThat(latestVersion("TrialProcess")).isEqualTo(2);
        assertThat(latestVersion("OtherProcess")).isEqualTo(2);
    }

    @Test
    void one_broken_file_keeps_everything_from_being_deployed_and_says_why() throws Exception {
        deployer().reload();
        trial.edit(Trial.OTHER, "name=\"Noted\"", "name=\"Noted at last\"");
        trial.edit(Trial.MODEL, "${trialNote}", "${nobodysBean}");

        var refusal = catchThrowableOfType(Refusal.class, () -> deployer().reload());

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BAD_REQUEST);
        assertThat(refusal.code()).isEqualTo("flow.broken");
        assertThat(refusal.items()).singleElement().satisfies(item -> assertThat(item.field())
                .isEqualTo(Trial.MODEL + "#ServiceTask_Note"));
        assertThat(words.of(refusal))
                .contains("Nothing was deployed")
                .contains(Trial.MODEL + ", ServiceTask_Note")
                .contains("nobodysBean")
                .contains("use a bean that this version of the program offers");
        assertThat(latestVersion("OtherProcess")).isEqualTo(1);
    }

    @Test
    void what_only_the_engine_finds_is_told_the_same_way_and_rolls_everything_back() throws Exception {
        trial.edit(Trial.MODEL, ">P1D<", ">tomorrow, perhaps<")
                .edit(
                        Trial.MODEL,
                        "name=\"Begun\" />",
                        "name=\"Begun\" /><bpmn:serviceTask id=\"ServiceTask_Empty\" name=\"Empty\" />")
                .edit(
                        Trial.MODEL,
                        "bpmnElement=\"StartEvent_Begun\"><dc:Bounds x=\"100\" y=\"100\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>",
                        "bpmnElement=\"StartEvent_Begun\"><dc:Bounds x=\"100\" y=\"100\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape><bpmndi:BPMNShape id=\"Empty_di\" bpmnElement=\"ServiceTask_Empty\"><dc:Bounds x=\"100\" y=\"100\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>");

        var refusal = catchThrowableOfType(Refusal.class, () -> deployer().reload());

        assertThat(refusal.items()).extracting(Refusal.Item::field).contains(Trial.MODEL + "#ServiceTask_Empty");
        assertThat(deployments()).isEmpty();
    }

    @Test
    void a_broken_file_stops_the_start_with_file_element_and_remedy() throws Exception {
        trial.edit(Trial.MODEL, "formRef=\"trialForm\"", "formRef=\"lostForm\"");

        var stopped = catchThrowableOfType(BrokenStart.class, () -> deployer().afterSingletonsInstantiated());

        assertThat(stopped)
                .hasMessageContainingAll(Trial.MODEL, "UserTask_Ask", "no form lostForm", "Put lostForm.form there");
        assertThat(stopped.problems())
                .extracting(FlowProblem::file, FlowProblem::element)
                .containsExactly(tuple(Trial.MODEL, "UserTask_Ask"));
        var analysis = new BrokenStart.Analyzer().analyze(new IllegalStateException(stopped));
        assertThat(analysis.getDescription()).contains(Trial.MODEL);
        assertThat(analysis.getAction()).contains("Mend the files");
        assertThat(deployments()).isEmpty();
    }

    @Test
    @DisplayName(
            "CD-01: a contact policy that an admin broke is refused by file, rule, column and remedy, also at a start")
    void a_broken_policy_is_refused_as_its_feature_demands() throws Exception {
        var file = "processes/cadence/contactCadence.dmn";
        var policy =
                Files.createDirectories(folder.resolve("processes/cadence")).resolve("contactCadence.dmn");
        Files.writeString(policy, Files.readString(Path.of(file)).replace("\"P15D\"", "\"P40D\""));

        var refusal = catchThrowableOfType(Refusal.class, () -> deployer().reload());

        assertThat(refusal.items()).singleElement().satisfies(item -> assertThat(item.field())
                .isEqualTo(file + "#Rule_RemoteMember"));
        assertThat(words.of(refusal))
                .contains(file + ", Rule_RemoteMember: Row 23, column \"Maximum gap\": P30D is shorter than P40D")
                .contains("Lengths go up");
        assertThatThrownBy(() -> deployer().afterSingletonsInstantiated()).isInstanceOf(BrokenStart.class);
        assertThat(deployments()).isEmpty();
    }

    @Test
    void the_flows_of_this_program_were_deployed_at_its_start() {
        var report = flows.reload();

        assertThat(report.deployed()).isEmpty();
        assertThat(report.removed()).isEmpty();
    }

    @Test
    void expressions_reach_no_bean_but_those_offered_to_models() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        for (var hidden : List.of("${dataSource}", "${runtimeService}", "${processEngine.name}", "${flows.reload()}")) {
            var expression = configuration.getExpressionManager().createExpression(hidden);
            assertThatThrownBy(() -> configuration
                            .getCommandExecutorTxRequired()
                            .execute(context -> expression.getValue(new ExecutionEntity())))
                    .as(hidden)
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("Unknown property");
        }
    }

    private FlowDeployer deployer() {
        var deployments = new Deployments(engine.getRepositoryService());
        return new FlowDeployer(
                trial.source(),
                new FlowCheck(Trial.beans(), decisionRules, List.of()),
                deployments,
                new EngineHistory(
                        deployments, engine.getRepositoryService(), engine.getHistoryService(), database, trail),
                null,
                engine.getIdentityService(),
                new TransactionTemplate(transactions),
                database,
                trail,
                words);
    }

    private List<Deployment> deployments() {
        return engine.getRepositoryService().createDeploymentQuery().list().stream()
                .filter(deployment -> List.of("gendan/trial", "gendan/other").contains(deployment.getName()))
                .toList();
    }

    private int latestVersion(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getVersion();
    }
}
