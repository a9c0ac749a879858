@NullMarked
package io.gendan.staff.mirror;

import org.jspecify.annotations.NullMarked;
