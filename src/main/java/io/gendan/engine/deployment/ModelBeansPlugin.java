package io.gendan.engine.deployment;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Hides every bean from the engine's expressions but those offered to models. */
@Component
class ModelBeansPlugin extends AbstractProcessEnginePlugin {

    private final ModelBeans beans;

    ModelBeansPlugin(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setBeans(beans.asMap());
    }
}
