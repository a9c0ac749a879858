@NullMarked
package io.gendan.staff.persistence;

import org.jspecify.annotations.NullMarked;
