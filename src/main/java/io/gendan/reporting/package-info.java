/** Read models and the pages that Tasklist and Cockpit don't have. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: audit",
            "staff",
            "staff :: hiring",
            "staff :: signin",
            "customer",
            "customer :: completeness",
            "customer :: consent",
            "customer :: dossier",
            "customer :: duplicates",
            "customer :: pool",
            "journey",
            "journey :: files",
            "contact",
            "contact :: cases",
            "contact :: outbox",
            "cadence",
            "pipeline",
            "pipeline :: privacy",
            "customer :: search",
            "customer :: tags"
        })
package io.gendan.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
