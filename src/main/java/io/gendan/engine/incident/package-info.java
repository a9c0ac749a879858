/** What becomes of jobs that fail: their cause in words, and an incident that names customer and step. */
@NullMarked
package io.gendan.engine.incident;

import org.jspecify.annotations.NullMarked;
