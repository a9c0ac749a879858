/** Customers that are one and the same: how they are found, put together, and taken apart again (D-07). */
@NamedInterface("duplicates")
@NullMarked
package io.gendan.customer.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
