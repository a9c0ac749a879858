/** Revising the flows: the HTTP interface for checking and deploying what changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine :: audit", "staff"})
package io.gendan.flows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
