/** What holds for every request, whoever sends it. */
@NullMarked
@NamedInterface("server")
package io.gendan.engine.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
