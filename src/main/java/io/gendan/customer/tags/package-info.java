/** Tags of customers: given by people, and given and taken by rules (D-05). */
@NullMarked
@NamedInterface("tags")
package io.gendan.customer.tags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
