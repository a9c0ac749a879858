@NullMarked
package io.gendan.contact.types;

import org.jspecify.annotations.NullMarked;
