/** The trail of what was done with rights and secrets: who signed in, was refused, read, took out or changed something. */
@NullMarked
@NamedInterface("audit")
package io.gendan.engine.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
