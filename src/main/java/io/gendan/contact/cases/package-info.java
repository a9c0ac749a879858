/** Our cases by industry: what a salesperson can tell a customer's peers and competitors. */
@NamedInterface("cases")
@NullMarked
package io.gendan.contact.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
