@NullMarked
package io.gendan.journey.process;

import org.jspecify.annotations.NullMarked;
