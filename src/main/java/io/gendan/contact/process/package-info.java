@NullMarked
package io.gendan.contact.process;

import org.jspecify.annotations.NullMarked;
