/** What persons may ask of whoever keeps data on them: to hand out all of it, and to erase it (PIPL, GDPR). */
@NamedInterface("privacy")
@NullMarked
package io.gendan.pipeline.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
