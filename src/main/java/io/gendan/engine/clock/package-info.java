@NullMarked
package io.gendan.engine.clock;

import org.jspecify.annotations.NullMarked;
