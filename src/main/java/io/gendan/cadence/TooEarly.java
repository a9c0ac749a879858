package io.gendan.cadence;

import io.gendan.engine.Minute;
import io.gendan.engine.Refusal;
import io.gendan.journey.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * An outbound contact that lies before the time the policy allows it (CD-04).
 *
 * @param lastContact when the last contact of this kind took place
 * @param channel by which channel
 * @param by the name of who recorded it
 * @param allowedFrom when the next one is allowed
 * @param rule the rule, as the contact policy tells it
 */
public record TooEarly(Instant lastContact, Channel channel, String by, Instant allowedFrom, String rule) {

    /** The one refusal of it, 409 {@code cadence.tooEarly}, in the same words through every door. */
    Refusal refusal(ZoneId zone) {
        return Refusal.conflict(
                        "cadence.tooEarly",
                        Minute.of(lastContact, zone),
                        new DefaultMessageSourceResolvable("channel." + channel),
                        by,
                        Minute.of(allowedFrom, zone),
                        rule)
                .telling(Map.of(
                        "lastContact", lastContact.toString(),
                        "allowedFrom", allowedFrom.toString(),
                        "rule", rule));
    }
}
