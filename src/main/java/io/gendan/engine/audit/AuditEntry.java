package io.gendan.engine.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail as it is read.
 *
 * @param actor the login of who did it; null for the program itself, and when erased
 * @param subject a customer's number, a login, the name of a deployment
 * @param details without {@code what}
 * @param what what was done more closely than the kind says; empty when the kind says it all
 * @param seq its place in the chain; null until it is sealed
 * @param erased which of {@code actor}, {@code subject}, {@code details} and {@code address} were erased
 */
public record AuditEntry(
        long id,
        Instant at,
        AuditKind kind,
        String what,
        @Nullable String actor,
        @Nullable String subject,
        Map<String, Object> details,
        @Nullable String address,
        @Nullable String request,
        @Nullable Long seq,
        List<String> erased) {}
