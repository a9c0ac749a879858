package io.gendan.engine.door;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Puts the doors behind the engine's transaction, so that what they lock stays locked until it ends. */
@Component
class DoorsPlugin extends AbstractProcessEnginePlugin {

    private final Doors doors;

    DoorsPlugin(Doors doors) {
        this.doors = doors;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var interceptors = new ArrayList<CommandInterceptor>();
        if (configuration.getCustomPostCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPostCommandInterceptorsTxRequired());
        }
        interceptors.add(doors);
        configuration.setCustomPostCommandInterceptorsTxRequired(interceptors);
    }
}
