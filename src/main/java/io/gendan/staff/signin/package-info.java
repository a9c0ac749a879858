@NullMarked
package io.gendan.staff.signin;

import org.jspecify.annotations.NullMarked;
