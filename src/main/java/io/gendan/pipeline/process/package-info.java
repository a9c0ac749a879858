@NullMarked
package io.gendan.pipeline.process;

import org.jspecify.annotations.NullMarked;
