package io.gendan.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Collects the statements on our own tables that requests to the running program make. What hangs on the time alone is left
 * out: whoever comes just then notes that a session is in use, once a minute, or looks whether the calendar still holds,
 * once a second.
 */
public final class Statements {

    private static final List<String> NOW_AND_THEN =
            List.of("[update open_session set used_at", "[select version from working_time]");

    private Statements() {}

    /** How many were made by threads that answer requests while this was done. */
    public static int during(Callable<?> deed) throws Exception {
        return madeDuring(deed).size();
    }

    /** Those that were made, without their parameters. */
    public static List<String> madeDuring(Callable<?> deed) throws Exception {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = logger.getLevel();
        var counter = new Counter();
        counter.start();
        logger.addAppender(counter);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            deed.call();
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(counter);
        }
        return List.copyOf(counter.made);
    }

    private static final class Counter extends AppenderBase<ILoggingEvent> {

        private final Queue<String> made = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var said = event.getFormattedMessage();
            if (Thread.currentThread().getName().contains("-exec-")
                    && said.startsWith("Executing prepared SQL statement")
                    && NOW_AND_THEN.stream().noneMatch(said::contains)) {
                made.add(said);
            }
        }
    }
}
