package io.gendan.contact;

import io.gendan.engine.Words;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.staff.Staff;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on the preparation that a leader allows a quote in this contact, and why. */
@Component
class QuoteNotice implements JourneyTaskContext {

    private final QuotePermissions permissions;
    private final Staff staff;
    private final Words words;

    QuoteNotice(QuotePermissions permissions, Staff staff, Words words) {
        this.permissions = permissions;
        this.staff = staff;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals("UserTask_PrepareContact");
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var notice = Optional.of(journey)
                .filter(NoQuotes::holdsIn)
                .flatMap(permissions::holding)
                .map(permission -> words.of("quotes.allowed", staff.nameOf(permission.by()), permission.reason()))
                .orElse("");
        return Map.of("quoteAllowed", notice);
    }
}
