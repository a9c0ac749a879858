package io.gendan.walk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What Gendan logs as an error while it is listened to: failures that nobody was told of otherwise. */
final class LoggedErrors implements AutoCloseable {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.gendan");

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    LoggedErrors() {
        events.start();
        LOGGER.addAppender(events);
    }

    List<String> messages() {
        return List.copyOf(events.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        LOGGER.detachAppender(events);
    }
}
