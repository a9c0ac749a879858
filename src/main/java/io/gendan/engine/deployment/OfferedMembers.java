package io.gendan.engine.deployment;

import java.util.Arrays;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the methods that an offered bean's own class declares, and reads a customer's number of an execution. Everything
 * else that stands behind a dot is not there: what every object has (<code>getClass</code>), what a proxy has, and all
 * that belongs to a method's result.
 */
final class OfferedMembers extends BeanELResolver {

    private static final Set<String> PROPERTIES = Set.of("businessKey", "processBusinessKey");

    private final ModelBeans offered;

    OfferedMembers(ModelBeans offered) {
        this.offered = offered;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null) {
            return null;
        }
        if (!(base instanceof DelegateExecution) || !PROPERTIES.contains(String.valueOf(property))) {
            throw new PropertyNotFoundException("Expressions cannot read “" + property + "” of anything");
        }
        return super.getValue(context, base, property);
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        throw new PropertyNotFoundException("Expressions cannot set anything");
    }

    @Override
    public @Nullable Object invoke(
            ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base == null) {
            return null;
        }
        var own = offered.typeOf(base).filter(type -> Arrays.stream(type.getMethods())
                .anyMatch(candidate -> candidate.getDeclaringClass() != Object.class
                        && candidate.getName().equals(String.valueOf(method))));
        if (own.isEmpty()) {
            throw new MethodNotFoundException("Expressions cannot call “" + method + "” here");
        }
        return super.invoke(context, base, method, types, arguments);
    }
}
