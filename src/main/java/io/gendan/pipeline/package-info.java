/** The way from A to member: the top process, outreach, negotiation, and the customers' HTTP interface. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: audit",
            "engine :: settings",
            "staff",
            "customer",
            "customer :: completeness",
            "customer :: consent",
            "customer :: dossier",
            "customer :: duplicates",
            "customer :: pool",
            "journey",
            "journey :: files",
            "journey :: names",
            "cadence",
            "contact",
            "contact :: cases",
            "meeting",
            "meeting :: decision",
            "customer :: search",
            "customer :: tags"
        })
package io.gendan.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
