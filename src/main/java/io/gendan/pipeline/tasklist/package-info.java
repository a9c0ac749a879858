@NullMarked
package io.gendan.pipeline.tasklist;

import org.jspecify.annotations.NullMarked;
