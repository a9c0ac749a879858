package io.gendan.engine.deployment;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * What the engine can make of an expression at run time, whichever way it came in: variables, the beans offered to models
 * and their own methods. The engine's own manager would also follow every property and call every method of whatever an
 * expression gets hold of, up to <code>''.getClass()</code>.
 */
final class ModelExpressions extends JuelExpressionManager {

    private final ModelBeans offered;

    ModelExpressions(ModelBeans offered) {
        super(offered.asMap());
        this.offered = offered;
    }

    @Override
    protected ELResolver createElResolver() {
        var known = new CompositeELResolver();
        known.add(new VariableScopeElResolver());
        known.add(new VariableContextElResolver());
        known.add(new ReadOnlyMapELResolver(beans));
        known.add(new OfferedMembers(offered));
        return known;
    }
}
