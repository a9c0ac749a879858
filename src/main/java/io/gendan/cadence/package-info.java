/** Not too often, not too rarely: the window in which a customer may and should be contacted. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"engine", "engine :: audit", "staff", "customer", "customer :: consent", "journey"})
package io.gendan.cadence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
