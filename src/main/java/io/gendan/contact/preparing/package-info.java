/** What helps in preparing a contact: ice-breakers from the record, fitting cases, the turn of the channels. */
@NullMarked
package io.gendan.contact.preparing;

import org.jspecify.annotations.NullMarked;
