package io.gendan.browser;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything of ours that can be opened, as the program maps it itself: pages, and answers that are none. */
class PayloadPages {

    private final RequestMappingHandlerMapping mappings;

    PayloadPages(RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** The addresses of pages with their variables, such as {@code /customers/{number}}. */
    Set<String> pages() {
        return found(true);
    }

    /** Those of tables, files and answers for programs. */
    Set<String> answers() {
        return found(false);
    }

    private Set<String> found(boolean pages) {
        var found = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            boolean read = methods.isEmpty() || methods.contains(RequestMethod.GET);
            if (read && handler.getBeanType().getName().startsWith("io.gendan.") && isPage(handler) == pages) {
                found.addAll(mapping.getPatternValues());
            }
        });
        return found;
    }

    private static boolean isPage(HandlerMethod handler) {
        return isPage(handler.getMethod(), handler.getBeanType());
    }

    private static boolean isPage(Method method, Class<?> controller) {
        return method.getReturnType() == String.class
                && !AnnotatedElementUtils.hasAnnotation(method, ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(controller, ResponseBody.class);
    }
}
