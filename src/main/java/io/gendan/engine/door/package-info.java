/** Every way by which a person may change something in the engine; all others are closed. */
@NullMarked
package io.gendan.engine.door;

import org.jspecify.annotations.NullMarked;
