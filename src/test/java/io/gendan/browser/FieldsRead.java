package io.gendan.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What our own handlers read from requests as text, as their parameters say and as they ask of it while they run, and to
 * which of it was taken with a payload in it: noted where Spring hands it to them. Numbers, days, choices and boxes are known by
 * their types and left alone.
 */
final class FieldsRead {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final RequestMappingHandlerAdapter adapter;
    private final RequestMappingHandlerMapping mappings;
    private final List<HandlerMethodArgumentResolver> before;
    private final Set<SentField> read = new ConcurrentSkipListSet<>();
    private final Set<SentField> elsewhere = new ConcurrentSkipListSet<>();
    private final Outcomes outcomes = new Outcomes();
    private final ConfigurableApplicationContext program;

    FieldsRead(
            ConfigurableApplicationContext program,
            RequestMappingHandlerAdapter adapter,
            RequestMappingHandlerMapping mappings) {
        this.program = program;
        this.adapter = adapter;
        this.mappings = mappings;
        this.before = List.copyOf(adapter.getArgumentResolvers());
    }

    void begins() {
        program.addApplicationListener(outcomes);
        adapter.setArgumentResolvers(List.of(new Noting()));
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("io.gendan.")) {
                var methods = mapping.getMethodsCondition().getMethods();
                for (var path : mapping.getPatternValues()) {
                    for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        declared(method.name(), path, handler);
                    }
                }
            }
        });
    }

    void ends() {
        adapter.setArgumentResolvers(before);
        program.removeApplicationListener(outcomes);
    }

    /** A field of a form that a page shows. */
    void shown(String method, String path, String field) {
        read.add(new SentField(method, path, field));
    }

    /** A payload was sent in a field and taken where no handler of ours reads it, or was refused for that field. */
    void answered(String method, String path, String field) {
        elsewhere.add(new SentField(method, path, field));
    }

    /** The fields of such a request that were not answered for yet. */
    Set<SentField> leftOut(String method, String path) {
        return leftOut().stream()
                .filter(field -> field.covers(new SentField(method, path, field.name())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was read, or would be, and neither taken with a payload nor refused for it. */
    Set<SentField> leftOut() {
        var taken = new TreeSet<>(outcomes.taken());
        taken.addAll(elsewhere);
        return read.stream()
                .filter(field -> taken.stream().noneMatch(field::covers))
                .filter(field -> read.stream().noneMatch(other -> other.stands(field)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void declared(String method, String path, HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            for (var name : texts(parameter)) {
                read.add(new SentField(method, path, name));
            }
        }
    }

    /** The names under which a parameter takes text; {@link SentField#ANY} where it takes whatever is sent. */
    private static List<String> texts(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return type.isRecord() ? components(type) : List.of(SentField.ANY);
        }
        if (type.isRecord() && parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return components(type);
        }
        if (!parameter.hasParameterAnnotation(RequestParam.class)) {
            return List.of();
        }
        if (Map.class.isAssignableFrom(type)) {
            return List.of(SentField.ANY);
        }
        return type == String.class || type == MultipartFile.class || Collection.class.isAssignableFrom(type)
                ? List.of(name(parameter))
                : List.of();
    }

    private static List<String> components(Class<?> type) {
        var names = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            if (takesText(component)) {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static boolean takesText(RecordComponent component) {
        var type = component.getType();
        return type == String.class
                || type == Object.class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        return String.valueOf(parameter.getParameterName());
    }

    /** Resolves as before, and notes it. */
    private final class Noting implements HandlerMethodArgumentResolver {

        private final HandlerMethodArgumentResolverComposite resolvers =
                new HandlerMethodArgumentResolverComposite().addResolvers(before);

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return resolvers.supportsParameter(parameter);
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer model,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders)
                throws Exception {
            var value = resolvers.resolveArgument(parameter, model, web, binders);
            if (!parameter.getContainingClass().getName().startsWith("io.gendan.")) {
                return value;
            }
            var request = web.getNativeRequest(HttpServletRequest.class);
            note(web, request, value, parameter);
            return value instanceof Map<?, ?> body && parameter.hasParameterAnnotation(RequestBody.class)
                    ? new AskedBody(body, key -> read.add(of(request, key)))
                    : value;
        }

        private void note(
                NativeWebRequest web, HttpServletRequest request, @Nullable Object value, MethodParameter parameter) {
            request.getParameterMap().forEach((name, texts) -> {
                if (Payload.isIn(List.of(texts))) {
                    outcomes.arrived(request, of(request, name));
                }
            });
            if (Payload.isIn(request.getParameter("value")) && request.getParameter("field") != null) {
                outcomes.arrived(request, of(request, request.getParameter("field")));
            }
            var files = web.getNativeRequest(MultipartRequest.class);
            if (files != null) {
                files.getFileMap().forEach((name, file) -> {
                    if (Payload.isIn(file.getOriginalFilename())) {
                        outcomes.arrived(request, of(request, name));
                    }
                });
            }
            if (value != null && parameter.hasParameterAnnotation(RequestBody.class)) {
                bodyFields(value).forEach((name, text) -> {
                    if (Payload.isIn(text)) {
                        outcomes.arrived(request, of(request, name));
                    }
                });
            }
        }

        private static SentField of(HttpServletRequest request, String field) {
            return new SentField(request.getMethod(), request.getRequestURI(), field);
        }

        private static Map<String, Object> bodyFields(Object body) {
            var fields = new TreeMap<String, Object>();
            if (body instanceof Map<?, ?> map) {
                map.forEach((key, value) -> fields.put(String.valueOf(key), String.valueOf(value)));
            } else if (body instanceof Record) {
                for (var component : body.getClass().getRecordComponents()) {
                    component.getAccessor().setAccessible(true);
                    try {
                        fields.put(
                                component.getName(),
                                String.valueOf(component.getAccessor().invoke(body)));
                    } catch (ReflectiveOperationException impossible) {
                        throw new AssertionError(impossible);
                    }
                }
            }
            return fields;
        }
    }
}
