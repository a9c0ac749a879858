package io.gendan.engine.deployment;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditTrail;
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
            RepositoryService repository,
            IdentityService identity,
            PlatformTransactionManager transactions,
            JdbcClient database,
            AuditTrail trail,
            Words words) {
        return new FlowDeployer(
                FlowSource.of(properties),
                check,
                new Deployments(repository),
                identity,
                new TransactionTemplate(transactions),
                database,
                trail,
                words);
    }
}
