/** The only generic code around Camunda: deployment, the form contract, locks, hardening, clock and refusals. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.gendan.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
