package io.gendan.browser;

import static java.util.Map.entry;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything of ours that can be opened, as the program maps it itself: pages, and answers that are none. */
class PayloadPages {

    /** What shows no text that anybody typed, as the tour finds it, with the reason. */
    static final Map<String, String> TEXTLESS = Map.ofEntries(
            entry("/api/audit", "the newest entries, of readings; the whole trail is shown on its page and exported"),
            entry("/api/audit/verification", "numbers of entries"),
            entry("/api/cadence/moves", "stages and days"),
            entry("/api/customers/{number}/dossier/confidential/readings", "who has read what, and when"),
            entry("/api/customers/{number}/mentions", "nobody is erased"),
            entry("/api/customers/{number}/merges", "nobody is merged"),
            entry("/api/incidents", "nothing has failed"),
            entry("/api/me/sessions", "browsers and times"),
            entry("/api/outbox", "numbers"),
            entry("/api/pool/soon", "nobody is about to be released"),
            entry("/api/privacy/overdue", "nobody is overdue"),
            entry("/api/sessions", "no session is open"),
            entry("/cadence", "rules and days"),
            entry("/customers/import/contacts", "a form for a file"),
            entry("/customers/import/dealings", "a form for a file"),
            entry("/pool?stage=", "narrowed to a stage that there is not"),
            entry("/dossiers?owner=", "narrowed to an owner whom nobody knows"),
            entry("/hand-over", "nobody is chosen yet"),
            entry("/incidents", "nothing has failed"),
            entry("/login", "how long to wait, if it is a number"),
            entry("/me", "the own address and times"),
            entry("/password", "a form for passwords"),
            entry("/retention", "nobody is overdue"),
            entry("Cockpit: Called Process Instances", "ids of instances"),
            entry("Cockpit: External Tasks", "there are none"),
            entry("Cockpit: Incidents", "nothing has failed"),
            entry("Cockpit: Jobs", "ids and times"),
            entry("Cockpit: User Tasks", "names of tasks, people and times"),
            entry("Cockpit: an instance", "ids and names of models; variables are on a tab"),
            entry("Cockpit: dashboard", "numbers"),
            entry("Cockpit: decisions", "names of models"),
            entry("Cockpit: processes", "names of models"),
            entry("Cockpit: tasks", "numbers"),
            entry("Tasklist: Description", "what the model says of a task"),
            entry("Tasklist: Diagram", "the model"),
            entry("Tasklist: History", "people and times"));

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
