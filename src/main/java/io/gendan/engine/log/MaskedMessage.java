package io.gendan.engine.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a line in the log, without what it must not tell; takes the place of Logback's own {@code %m}. */
public class MaskedMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        var message = super.convert(event);
        return message == null ? "" : Masking.message(message);
    }
}
