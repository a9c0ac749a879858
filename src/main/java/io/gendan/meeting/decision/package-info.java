/** Who decides at the customer: what each session judged, kept for good (S-01, S-11). */
@NamedInterface("decision")
@NullMarked
package io.gendan.meeting.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
