/** The people who sell: roles, teams, departments, sign-in and the working calendar. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine :: audit", "engine :: server"})
package io.gendan.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
