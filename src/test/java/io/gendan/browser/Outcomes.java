package io.gendan.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.web.context.support.ServletRequestHandledEvent;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Which fields were taken with what was sent in them: a request that is refused takes none. */
final class Outcomes implements ApplicationListener<ServletRequestHandledEvent> {

    private static final int REFUSED = 400;

    /** What a page is told that is shown after a redirect, when what was sent was refused. */
    private static final Set<String> REFUSALS = Set.of("refused", "faults", "giveRefused", "notTakenUp", "tagFault");

    private record Request(HttpServletRequest request, Set<SentField> fields) {}

    private final ThreadLocal<@Nullable Request> current = new ThreadLocal<>();
    private final Set<SentField> taken = new ConcurrentSkipListSet<>();

    /** The request that this thread works on brings this field. */
    void arrived(HttpServletRequest request, SentField field) {
        var open = current.get();
        if (open == null) {
            open = new Request(request, new TreeSet<>());
            current.set(open);
        }
        open.fields().add(field);
    }

    /** The thread that has worked on the request tells how it ended. */
    @Override
    public void onApplicationEvent(ServletRequestHandledEvent end) {
        var ended = current.get();
        current.remove();
        if (ended != null && end.getStatusCode() < REFUSED && !isRefused(ended.request())) {
            taken.addAll(ended.fields());
        }
    }

    private static boolean isRefused(HttpServletRequest request) {
        var told = RequestContextUtils.getOutputFlashMap(request);
        return told != null && told.keySet().stream().anyMatch(REFUSALS::contains);
    }

    Set<SentField> taken() {
        return taken;
    }
}
