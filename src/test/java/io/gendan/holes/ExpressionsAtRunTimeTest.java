package io.gendan.holes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.support.GendanTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Should an expression reach the engine in spite of every door and check, this is how far it gets. */
@GendanTest
@DisplayName("Expressions at run time")
class ExpressionsAtRunTimeTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ConfigurableApplicationContext spring;

    @BeforeEach
    void the_marker_stands() {
        ((DefaultListableBeanFactory) spring.getBeanFactory()).registerSingleton("marker", new Marker());
        Marker.forget();
    }

    @AfterEach
    void the_marker_goes() {
        ((DefaultListableBeanFactory) spring.getBeanFactory()).destroySingleton("marker");
    }

    @Test
    @DisplayName("A bean that is offered to models does what it is asked for, and the filters' own functions too")
    void what_is_offered_is_reached() {
        assertThat(worth("${marker.hit()}")).isEqualTo("hit 1");
        assertThat(worth("${now()}")).isNotNull();
        assertThat(worth("${currentUser() == null || 1 < 2}")).isEqualTo(true);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''.getClass().forName('io.gendan.holes.Marker')}",
                "${marker.getClass()}",
                "${marker.class.classLoader}",
                "${marker['class']}",
                "${marker.toString()}",
                "${marker.hashCode()}",
                "${marker.aim}",
                "${marker.bytes}",
                "${marker.other().hit()}",
                "${marker.other().setAim('x')}",
                "${now().getTime()}",
                "${dateTime().getClass()}",
                "${dateTime().plusDays(1)}",
                "${dateTime().zone}",
                "${workingTime.getClass()}",
                "${workingTime.getTargetSource()}",
                "${viewer.getTargetClass()}",
                "${applicationContext}",
                "${environment.getProperty('gendan.admin-password')}",
                "${systemProperties}",
                "${runtimeService.createProcessInstanceQuery()}",
                "${repositoryService.createDeployment()}",
                "${identityService}",
                "${processEngine}",
                "${dataSource}",
                "${jdbcClient}",
                "${passwordEncoder}",
                "${execution.processEngineServices}",
                "${task.execution}",
                "${JSON('{\"a\":1}').prop('a')}",
                "${S('{}').getClass()}",
                "${[1].stream()}",
                "#{marker.hit().length()}",
                "#{marker.hit().getClass()}"
            })
    @DisplayName("Nothing else is: no class, no property, no chain, no bean of the program's own")
    void nothing_else_is_reached(String expression) {
        assertThatThrownBy(() -> worth(expression)).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("A decision's language calls nothing outside it, and no other script language is there")
    void decisions_call_nothing() {
        var decision = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
                  <decision id="outside" name="outside"><variable id="v" name="v" typeRef="string"/><literalExpression id="l">
                    <text>{ f: function() external { java: { class: "io.gendan.holes.Marker", method signature: "shot()" } },
                      r: f() }.r</text></literalExpression></decision></definitions>""";
        try {
            var dmn = configuration().getDmnEngine();
            dmn.evaluateDecision(
                    dmn.parseDecision("outside", new ByteArrayInputStream(decision.getBytes(StandardCharsets.UTF_8))),
                    Variables.createVariables());
        } catch (RuntimeException refused) {
            // as well as no answer
        }
        assertThat(Marker.hits()).isZero();
        for (var language : List.of("javascript", "js", "ecmascript", "groovy", "python", "jython", "ruby")) {
            assertThat(new ScriptEngineManager().getEngineByName(language))
                    .as(language)
                    .isNull();
        }
    }

    private @Nullable Object worth(String expression) {
        return configuration().getCommandExecutorTxRequired().execute(inside -> configuration()
                .getExpressionManager()
                .createExpression(expression)
                .getValue(StartProcessVariableScope.getSharedInstance()));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
