@NullMarked
@NamedInterface("hiring")
package io.gendan.staff.hiring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
