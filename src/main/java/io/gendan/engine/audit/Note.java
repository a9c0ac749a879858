package io.gendan.engine.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is about to be written into the trail; as {@link AuditTrail#put} takes it. */
record Note(
        AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details, Origin origin) {}
