/** Moves the open timers of all running journeys, a batch at a time, after the policy or the calendar has changed. */
@NullMarked
package io.gendan.pipeline.moving;

import org.jspecify.annotations.NullMarked;
