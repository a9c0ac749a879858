package io.gendan.engine.deployment;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Hides everything from the engine's expressions but variables and the beans offered to models. */
@Component
class ModelBeansPlugin extends AbstractProcessEnginePlugin {

    private final ModelBeans beans;

    ModelBeansPlugin(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setBeans(beans.asMap());
        // Made before any plugin is asked, and then with all beans.
        configuration.setExpressionManager(new ModelExpressions(beans));
    }
}
