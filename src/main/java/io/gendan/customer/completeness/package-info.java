/** How complete and how fresh the dossiers are, and who could supply what is missing (D-03). */
@NullMarked
@NamedInterface("completeness")
package io.gendan.customer.completeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
