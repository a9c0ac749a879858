package io.gendan.engine.deployment;

import io.gendan.engine.ForModels;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The beans marked with {@link ForModels}: the only ones that an expression can reach. */
@Component
class ModelBeans {

    private final ListableBeanFactory beans;
    private final Map<String, Boolean> offered = new ConcurrentHashMap<>();
    private final Set<Object> handedOut = ConcurrentHashMap.newKeySet();

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Set<String> names() {
        return new LinkedHashSet<>(List.of(beans.getBeanNamesForAnnotation(ForModels.class)));
    }

    /** The class behind the bean, without proxies; empty for a bean that models may not name. */
    Optional<Class<?>> type(String name) {
        if (!isOffered(name)) {
            return Optional.empty();
        }
        var type = beans.getType(name, false);
        return type == null ? Optional.empty() : Optional.of(ClassUtils.getUserClass(type));
    }

    /** For the engine, which asks while beans are still being made: nothing is looked up before it is needed. */
    Map<Object, Object> asMap() {
        return new AbstractMap<>() {
            @Override
            public boolean containsKey(@Nullable Object name) {
                return name instanceof String text && isOffered(text);
            }

            @Override
            public @Nullable Object get(@Nullable Object name) {
                return name instanceof String text && isOffered(text) ? bean(text) : null;
            }

            @Override
            public Set<Entry<Object, Object>> entrySet() {
                var entries = new LinkedHashSet<Entry<Object, Object>>();
                for (var name : names()) {
                    entries.add(Map.entry(name, bean(name)));
                }
                return entries;
            }
        };
    }

    /** The class behind an object, when it is one of the offered beans itself. */
    Optional<Class<?>> typeOf(Object bean) {
        return handedOut.contains(bean) ? Optional.of(ClassUtils.getUserClass(bean)) : Optional.empty();
    }

    private Object bean(String name) {
        var bean = beans.getBean(name);
        handedOut.add(bean);
        return bean;
    }

    private boolean isOffered(String name) {
        return offered.computeIfAbsent(
                name,
                unseen -> beans.containsBean(unseen)
                        && beans.findAnnotationOnBean(unseen, ForModels.class, false) != null);
    }
}
