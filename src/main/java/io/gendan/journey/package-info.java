/** The pursuit of one customer: stage, gates, next step and the record. Knows no BPMN model. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine :: audit", "staff", "customer", "customer :: dossier"})
package io.gendan.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
