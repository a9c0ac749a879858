@NullMarked
package io.gendan.staff.web;

import org.jspecify.annotations.NullMarked;
