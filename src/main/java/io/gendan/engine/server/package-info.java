/** What holds for every request, whoever sends it. */
@NullMarked
package io.gendan.engine.server;

import org.jspecify.annotations.NullMarked;
