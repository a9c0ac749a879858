package io.gendan.browser;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page that the program has, as it maps them itself. */
class PayloadPages {

    private final RequestMappingHandlerMapping mappings;

    PayloadPages(RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** The addresses with their variables, such as {@code /customers/{number}}. */
    Set<String> all() {
        var pages = new TreeSet<String>(Comparator.naturalOrder());
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            boolean read = methods.isEmpty() || methods.contains(RequestMethod.GET);
            if (read
                    && handler.getBeanType().getName().startsWith("io.gendan.")
                    && isPage(handler.getMethod(), handler.getBeanType())) {
                pages.addAll(mapping.getPatternValues());
            }
        });
        return pages;
    }

    private static boolean isPage(Method method, Class<?> controller) {
        return method.getReturnType() == String.class
                && !AnnotatedElementUtils.hasAnnotation(method, ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(controller, ResponseBody.class);
    }
}
