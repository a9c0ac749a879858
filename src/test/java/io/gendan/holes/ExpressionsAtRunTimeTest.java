package io.gendan.holes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerNumber;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Pursued;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Should an expression reach the engine in spite of every door and check, this is how far it gets. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Expressions at run time")
class ExpressionsAtRunTimeTest {

    private static final String OUTSIDE = "{ f: function() external { java: { class: \"io.gendan.holes.Marker\","
            + " method signature: \"shot()\" } }, r: f() }.r";

    @Autowired
    ProcessEngine engine;

    @Autowired
    ConfigurableApplicationContext spring;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    People people;

    @Autowired
    Pursued pursued;

    private CustomerNumber customer = new CustomerNumber("C-000001");
    private String task = "";

    @BeforeAll
    void a_task_of_a_customer_is_open() {
        people.hired();
        customer = pursued.begun("Expressions and Sons");
        task = pursued.story(customer).task("UserTask_ResearchCustomer").taskId();
    }

    @AfterAll
    void the_story_ends() {
        pursued.ends(customer);
    }

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
        assertThat(worth("${execution.processBusinessKey}")).isEqualTo(customer.value());
        assertThat(worth("${task}")).isNotNull();
    }

    static List<String> beyond() {
        return List.of(
                "${''.getClass()}",
                "${''.class}",
                "${''.bytes}",
                "${''.getClass().forName('io.gendan.holes.Marker')}",
                "${marker.getClass()}",
                "${marker.class.classLoader}",
                "${marker['class']}",
                "${marker.toString()}",
                "${marker.hashCode()}",
                "${marker.sight}",
                "${marker.other().hit()}",
                "${marker.other().setAim('x')}",
                "${now().getTime()}",
                "${dateTime().getClass()}",
                "${dateTime().plusDays(1)}",
                "${dateTime().zone}",
                "${workingTime.getClass()}",
                "${environment.getProperty('java.version')}",
                "${systemProperties}",
                "${runtimeService.createProcessInstanceQuery()}",
                "${repositoryService.createDeployment()}",
                "${identityService}",
                "${processEngineFactoryBean}",
                "${dataSource}",
                "${jdbcClient}",
                "${passwordEncoder}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution.setVariable('outcome', 'x')}",
                "${task.execution}",
                "${task.setAssignee('liu')}",
                "${JSON('{\"a\":1}').prop('a')}",
                "${S('{\"a\":1}').getClass()}",
                "#{marker.hit().length()}",
                "#{marker.hit().getClass()}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beyond")
    @DisplayName("Nothing else is: no class, no property, no chain, no bean of the program's own")
    void nothing_else_is_reached(String expression) {
        var name = expression.replaceAll("^[#$]\\{(\\w*).*", "$1");
        assertThatThrownBy(() -> worth(expression))
                .satisfiesAnyOf(
                        refused -> assertThat(refused).hasStackTraceContaining("Expressions cannot read “"),
                        refused -> assertThat(refused).hasStackTraceContaining("Expressions cannot call “"),
                        hidden ->
                                assertThat(hidden).hasStackTraceContaining("Cannot resolve identifier '" + name + "'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beyond")
    @DisplayName("The engine's own way would reach every one of them")
    void without_ours_they_are_reached(String expression) {
        var stock = new SpringExpressionManager(spring);
        var functions = ReflectionTestUtils.getField(configuration().getExpressionManager(), "functions");
        ReflectionTestUtils.setField(stock, "functions", functions);

        new TransactionTemplate(transactions).executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            assertThatCode(() -> worth(expression, stock)).doesNotThrowAnyException();
        });
    }

    @Test
    @DisplayName("A decision's language calls nothing outside it, and no other script language is there")
    void decisions_call_nothing() {
        assertThat(decided("{ f: function(x) x + 1, r: f(1) }.r")).isEqualTo(2L);
        assertThatThrownBy(() -> decided(OUTSIDE)).hasMessageContaining("External functions are disabled");
        assertThat(Marker.hits()).isZero();
        for (var language : List.of("javascript", "js", "ecmascript", "groovy", "python", "jython", "ruby")) {
            assertThat(new ScriptEngineManager().getEngineByName(language))
                    .as(language)
                    .isNull();
        }
    }

    @Test
    @DisplayName("The decision's call would hit where calls outside are allowed")
    void the_call_is_a_call() {
        var allowing =
                FeelEngineBuilder.forJava().withEnabledExternalFunctions(true).build();
        allowing.evaluate(
                allowing.parseExpression(OUTSIDE).parsedExpression(),
                camundajar.impl.scala.collection.immutable.Map$.MODULE$.empty());

        assertThat(Marker.hits()).isEqualTo(1);
    }

    private @Nullable Object decided(String text) {
        var decision = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
                  <decision id="outside" name="outside" camunda:historyTimeToLive="1"><variable id="v" name="v"/><literalExpression id="l">
                    <text><![CDATA[%s]]></text></literalExpression></decision></definitions>""".formatted(text);
        var file = new ByteArrayInputStream(decision.getBytes(StandardCharsets.UTF_8));
        var dmn = configuration().getDmnEngine();
        return configuration().getCommandExecutorTxRequired().execute(inside -> dmn.evaluateDecision(
                        dmn.parseDecision("outside", file), Variables.createVariables())
                .getSingleResult()
                .getSingleEntry());
    }

    private @Nullable Object worth(String expression) {
        return worth(expression, configuration().getExpressionManager());
    }

    /** What it comes to where it stands on the open task, or on the execution that it belongs to. */
    private @Nullable Object worth(String expression, ExpressionManager manager) {
        return configuration().getCommandExecutorTxRequired().execute(inside -> manager.createExpression(expression)
                .getValue(scope(expression, inside)));
    }

    private VariableScope scope(String expression, CommandContext inside) {
        var open = inside.getTaskManager().findTaskById(task);
        return expression.contains("execution.") ? open.getExecution() : open;
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
