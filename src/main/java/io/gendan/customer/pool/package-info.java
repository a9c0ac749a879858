/** The pool 公海: customers whom nobody owns, by department; who may claim them, and who owned them before (ST-03). */
@NamedInterface("pool")
@NullMarked
package io.gendan.customer.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
