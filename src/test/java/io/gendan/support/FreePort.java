package io.gendan.support;

import java.util.stream.IntStream;
import org.springframework.test.util.TestSocketUtils;

/** A port for a server that can't choose one itself. */
public final class FreePort {

    private static final int LOWEST_GIVEN = 32_768;

    private FreePort() {}

    /** Free, and none that the system may give to a connection before the server opens it. */
    public static int find() {
        return IntStream.generate(TestSocketUtils::findAvailableTcpPort)
                .filter(port -> port < LOWEST_GIVEN)
                .findFirst()
                .orElseThrow();
    }
}
