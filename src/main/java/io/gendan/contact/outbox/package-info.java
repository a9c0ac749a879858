@NullMarked
package io.gendan.contact.outbox;

import org.jspecify.annotations.NullMarked;
