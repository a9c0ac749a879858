package io.gendan.engine.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A failure with its trace, without what the log must not tell; takes the place of Spring Boot's own {@code %wEx}. */
public class MaskedFailure extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return Masking.failure(super.throwableProxyToString(failure));
    }
}
