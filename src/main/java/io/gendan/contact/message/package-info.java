@NullMarked
package io.gendan.contact.message;

import org.jspecify.annotations.NullMarked;
