/** Brings the flows from their folders into the engine, after checking that they can't do harm there. */
@NullMarked
package io.gendan.engine.deployment;

import org.jspecify.annotations.NullMarked;
