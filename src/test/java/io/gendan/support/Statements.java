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

/** Collects the statements on our own tables that requests to the running program make. */
public final class Statements {

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
            if (Thread.currentThread().getName().contains("-exec-")
                    && event.getFormattedMessage().startsWith("Executing prepared SQL statement")) {
                made.add(event.getFormattedMessage());
            }
        }
    }
}
