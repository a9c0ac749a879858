/** Leaves the names of customers and people out of what is told to others (S-15). */
@NamedInterface("names")
@NullMarked
package io.gendan.journey.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
