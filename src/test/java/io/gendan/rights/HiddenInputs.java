package io.gendan.rights;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Our handlers to which a customer's number may come beside the one that {@link RightsTest} puts into the path. */
final class HiddenInputs {

    /** Under such a name a customer may be told. */
    private static final Pattern NAME = Pattern.compile("(?i)numbers?|customers?|customerNumber|parent|subsidiaryOf"
            + "|one|other|merged|survivor|subject|from|of|about|q");

    /** In a path it is the customer that {@link RightsTest} asks for. */
    private static final String ASKED_THERE = "number";

    private HiddenInputs() {}

    /** By method and path: those with a field of such a name, and those whose body, form or file may hold anything. */
    static Set<String> of(ApplicationContext program) {
        var found = new TreeSet<String>();
        program.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.gendan.") && takesOne(handler)) {
                        info.getMethodsCondition().getMethods().forEach(method -> info.getPatternValues()
                                .forEach(path -> found.add(method + " " + path)));
                    }
                }));
        return found;
    }

    private static boolean takesOne(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(HiddenInputs::takesOne);
    }

    private static boolean takesOne(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var type = parameter.getParameterType();
        boolean sent = Arrays.stream(parameter.getParameterAnnotations())
                .anyMatch(sign -> sign instanceof RequestParam
                        || sign instanceof RequestBody
                        || sign instanceof RequestPart
                        || sign instanceof ModelAttribute);
        var name = String.valueOf(parameter.getParameterName());
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return !name.equals(ASKED_THERE) && NAME.matcher(name).matches();
        }
        return sent
                && (mayHoldAnything(type)
                        || NAME.matcher(name).matches()
                        || (type.isRecord()
                                && Arrays.stream(type.getRecordComponents()).anyMatch(HiddenInputs::isOne)));
    }

    private static boolean isOne(RecordComponent component) {
        return mayHoldAnything(component.getType())
                || NAME.matcher(component.getName()).matches();
    }

    private static boolean mayHoldAnything(Class<?> type) {
        return Map.class.isAssignableFrom(type) || MultipartFile.class.isAssignableFrom(type);
    }
}
