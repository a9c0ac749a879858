package io.gendan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.spin.plugin.variable.type.SpinValueType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** How Gendan runs the engine. Waits for Flyway, which creates the engine's tables. */
@Component
@DependsOnDatabaseInitialization
class EnginePlugin extends AbstractProcessEnginePlugin {

    /** Logins such as {@code li.wei@corp.cn}, and ids of groups. */
    private static final String LOGINS = "[a-zA-Z0-9._@+-]+";

    /** How long the engine remembers that it tidied up. */
    private static final String OF_TIDYING_UP = "P30D";

    private final Words words;
    private final Causes causes;

    EnginePlugin(Words words, Causes causes) {
        this.words = words;
        this.causes = causes;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<HistoryLevel> levels = new ArrayList<>();
        levels.add(new LeanHistoryLevel());
        configuration.setCustomHistoryLevels(levels);
        configuration.setHistory(LeanHistoryLevel.NAME);

        configuration.setGeneralResourceWhitelistPattern(LOGINS);
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setHistoryCleanupBatchWindowStartTime("01:00");
        configuration.setHistoryCleanupBatchWindowEndTime("04:00");
        configuration.setHistoryCleanupJobLogTimeToLive(OF_TIDYING_UP);
        configuration.setBatchOperationHistoryTimeToLive(OF_TIDYING_UP);
        configuration.setInvocationsPerBatchJobByBatchType(Map.of(Batch.TYPE_PROCESS_SET_REMOVAL_TIME, 100));
        configuration.setEnableCmdExceptionLogging(false);
        // Nothing is made an object of a class that a sender names.
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setSkipOutputMappingOnCanceledActivities(true);

        var outermost = new ArrayList<>(listOrEmpty(configuration.getCustomPreCommandInterceptorsTxRequired()));
        outermost.add(
                0,
                new RefusalTranslator(
                        words, causes, () -> configuration.getIdentityService().getCurrentAuthentication() != null));
        configuration.setCustomPreCommandInterceptorsTxRequired(outermost);
    }

    /** The engine offers XML as a type of variables, but fails on any such value without a data format for it. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var types = new ValueTypeResolverImpl();
        types.addType(SpinValueType.JSON);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setValueTypeResolver(types);
    }

    private static <T> List<T> listOrEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
