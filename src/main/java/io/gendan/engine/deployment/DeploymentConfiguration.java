package io.gendan.engine.deployment;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.engine.settings.KeepingPeriods;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the deployer together. */
@Configuration(proxyBeanMethods = false)
class DeploymentConfiguration {

    @Bean
    FlowDeployer flows(
            GendanProperties properties,
            FlowCheck check,
            EngineHistorySettings kept,
            KeepingPeriods periods,
            RepositoryService repository,
            HistoryService history,
            IdentityService identity,
            PlatformTransactionManager transactions,
            JdbcClient database,
            AuditTrail trail,
            Words words) {
        var deployments = new Deployments(repository);
        return new FlowDeployer(
                FlowSource.of(properties),
                check,
                deployments,
                new EngineHistory(deployments, repository, history, database, trail),
                periods.days(EngineHistory.SETTING, kept.engineHistory()),
                identity,
                new TransactionTemplate(transactions),
                database,
                trail,
                words);
    }
}
