/** What the log never tells. */
@NullMarked
package io.gendan.engine.log;

import org.jspecify.annotations.NullMarked;
