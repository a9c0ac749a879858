@NullMarked
package io.gendan;

import org.jspecify.annotations.NullMarked;
