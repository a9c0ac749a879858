/** Files attached to customers: reports, presentations, pictures. */
@NamedInterface("files")
@NullMarked
package io.gendan.journey.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
