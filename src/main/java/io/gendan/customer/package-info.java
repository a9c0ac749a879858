/** The customers: who they are, who owns them, how they get in and are found. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine :: audit", "engine :: form", "staff"})
package io.gendan.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
