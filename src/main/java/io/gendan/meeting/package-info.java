/** Meetings, their notes, and the analysis session that follows each of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: audit",
            "staff",
            "customer",
            "journey",
            "cadence",
            "contact",
            "contact :: outbox"
        })
package io.gendan.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
