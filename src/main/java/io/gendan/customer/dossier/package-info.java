/**
 * The dossier: what a customer's file tells beyond the columns, as form files describe it that an administrator edits
 * (D-01, D-02, D-04).
 */
@NullMarked
@NamedInterface("dossier")
package io.gendan.customer.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
