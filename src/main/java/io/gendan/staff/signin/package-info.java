@NullMarked
@NamedInterface("signin")
package io.gendan.staff.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
