/** What customers and the persons on their side have agreed to, and what they no longer agree to. */
@NullMarked
@NamedInterface("consent")
package io.gendan.customer.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
