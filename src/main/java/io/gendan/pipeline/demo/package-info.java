@NullMarked
package io.gendan.pipeline.demo;

import org.jspecify.annotations.NullMarked;
