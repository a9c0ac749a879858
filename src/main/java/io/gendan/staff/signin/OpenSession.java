package io.gendan.staff.signin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somewhere a person is signed in.
 *
 * @param handle names the session to its person; it opens nothing
 * @param since the sign-in, or the latest change of the own password
 * @param lastUsed to the minute
 * @param browser what the browser calls itself, such as {@code FIREFOX}; {@code OTHER} for one unknown
 * @param address where the sign-in came from
 * @param here whether it is the session that asks
 */
public record OpenSession(UUID handle, Instant since, Instant lastUsed, String browser, String address, boolean here) {

    private static final Set<String> THIS_COMPUTER = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    /** Whether the browser runs beside the program. */
    @JsonIgnore
    public boolean isLocal() {
        return THIS_COMPUTER.contains(address);
    }
}
