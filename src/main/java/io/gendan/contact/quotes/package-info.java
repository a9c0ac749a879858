@NullMarked
package io.gendan.contact.quotes;

import org.jspecify.annotations.NullMarked;
