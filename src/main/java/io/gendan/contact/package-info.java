/** One planned contact: prepared, reviewed, made, recorded and debriefed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: audit",
            "staff",
            "customer",
            "customer :: consent",
            "journey",
            "journey :: names",
            "cadence"
        })
package io.gendan.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
