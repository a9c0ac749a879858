package io.gendan.engine.deployment;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Hides every bean from the engine's expressions but those offered to models. */
@Component
class ModelBeansPlugin extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final ModelBeans beans;

    ModelBeansPlugin(ApplicationContext context, ModelBeans beans) {
        this.context = context;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setBeans(beans.asMap());
        // Made before any plugin is asked, and then with all beans.
        configuration.setExpressionManager(new SpringExpressionManager(context, beans.asMap()));
    }
}
