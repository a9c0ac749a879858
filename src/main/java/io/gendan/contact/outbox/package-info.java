/** What leaves the house: messages put in with the transaction that decides on them, and carried out afterwards. */
@NamedInterface("outbox")
@NullMarked
package io.gendan.contact.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
