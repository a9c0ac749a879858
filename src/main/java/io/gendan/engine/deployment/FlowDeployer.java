package io.gendan.engine.deployment;

import io.gendan.engine.Flows;
import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.engine.audit.Actor;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deploys what changed, all features in one transaction: both stand, the files as a whole or nothing of them. Runs when
 * all beans are made and before the job executor, the web server or a demo could need a flow.
 */
class FlowDeployer implements Flows, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FlowDeployer.class);

    private final FlowSource source;
    private final FlowCheck check;
    private final Deployments deployments;
    private final EngineHistory history;
    private final @Nullable Integer historyDays;
    private final IdentityService identity;
    private final TransactionOperations transaction;
    private final JdbcClient database;
    private final AuditTrail trail;
    private final Words words;

    FlowDeployer(
            FlowSource source,
            FlowCheck check,
            Deployments deployments,
            EngineHistory history,
            @Nullable Integer historyDays,
            IdentityService identity,
            TransactionOperations transaction,
            JdbcClient database,
            AuditTrail trail,
            Words words) {
        this.source = source;
        this.check = check;
        this.deployments = deployments;
        this.history = history;
        this.historyDays = historyDays;
        this.identity = identity;
        this.transaction = transaction;
        this.database = database;
        this.trail = trail;
        this.words = words;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            deploy();
        } catch (BrokenFlows broken) {
            throw BrokenStart.inWords(broken, words);
        }
    }

    @Override
    public Report reload() {
        try {
            return deploy();
        } catch (BrokenFlows broken) {
            throw Refusal.badRequest("flow.broken", broken.problems().size())
                    .with(broken.problems().stream().map(this::item).toList());
        }
    }

    private Refusal.Item item(FlowProblem problem) {
        return Refusal.Item.of(
                problem.place(),
                problem.element().isEmpty() ? "flow.inFile" : "flow.inElement",
                problem.file(),
                problem.element(),
                problem.message(words),
                problem.remedy(words));
    }

    private Report deploy() {
        var files = source.read();
        var problems = check.problems(files);
        if (!problems.isEmpty()) {
            throw new BrokenFlows(problems);
        }
        // What a person may deploy is decided at the door; inside, it is the system that deploys.
        var report = Persons.asSystem(
                identity,
                () -> transaction.execute(status -> {
                    // Several nodes may start at once: the second one finds everything unchanged.
                    database.sql("select 1 from pg_advisory_xact_lock(hashtext('gendan.flows'))")
                            .query()
                            .singleValue();
                    var changed = compare(files);
                    note(changed);
                    history.keep(historyDays);
                    return changed;
                }));
        tell(report);
        return report;
    }

    private void note(Report report) {
        var person = Actor.current();
        report.deployed()
                .forEach(deployed -> trail.put(
                        AuditKind.DEPLOYED,
                        person,
                        deployed.feature(),
                        Map.of(
                                "files",
                                deployed.files(),
                                "versions",
                                deployed.definitions().stream()
                                        .map(definition -> definition.key() + " " + definition.version())
                                        .toList())));
    }

    private Report compare(List<FlowFile> files) {
        var features =
                files.stream().collect(Collectors.groupingBy(FlowFile::feature, TreeMap::new, Collectors.toList()));
        var deployed = new ArrayList<Deployed>();
        var unchanged = new ArrayList<String>();
        features.forEach((feature, its) -> {
            if (deployments.hold(feature, its)) {
                unchanged.add(feature);
            } else {
                deployed.add(deployments.add(feature, its));
            }
        });
        return new Report(deployed, unchanged, deployments.without(files));
    }

    private static void tell(Report report) {
        report.deployed().forEach(deployed -> LOG.info("Deployed {}: {}", deployed.feature(), deployed.definitions()));
        if (report.deployed().isEmpty()) {
            LOG.info("All flows are unchanged: {}", report.unchanged());
        }
        report.removed()
                .forEach(file -> LOG.warn(
                        "{} is gone from the folders. What was deployed from it stays until it is retired.", file));
    }
}
