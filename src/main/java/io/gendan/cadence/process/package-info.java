@NullMarked
package io.gendan.cadence.process;

import org.jspecify.annotations.NullMarked;
