@NullMarked
package io.gendan.staff.hiring;

import org.jspecify.annotations.NullMarked;
