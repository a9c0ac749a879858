/** Customers found again: by any of their names, pinyin, phones, and what else is known of them. */
@NullMarked
@NamedInterface("search")
package io.gendan.customer.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
