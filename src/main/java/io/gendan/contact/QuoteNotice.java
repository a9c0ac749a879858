package io.gendan.contact;

import io.gendan.engine.TaskContext;
import io.gendan.engine.Words;
import io.gendan.journey.Journeys;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says on the preparation that a leader allows a quote in this contact, and why. */
@Component
class QuoteNotice implements TaskContext {

    private final Journeys journeys;
    private final QuotePermissions permissions;
    private final Staff staff;
    private final Words words;

    QuoteNotice(Journeys journeys, QuotePermissions permissions, Staff staff, Words words) {
        this.journeys = journeys;
        this.permissions = permissions;
        this.staff = staff;
        this.words = words;
    }

    @Override
    public Map<String, Object> of(String businessKey, String taskKey) {
        if (!taskKey.equals("UserTask_PrepareContact")) {
            return Map.of();
        }
        var notice = journeys.ofBusinessKey(businessKey)
                .filter(NoQuotes::holdsIn)
                .flatMap(permissions::holding)
                .map(permission -> words.of(
                        "quotes.allowed",
                        staff.find(permission.by()).map(Person::name).orElse(permission.by()),
                        permission.reason()))
                .orElse("");
        return Map.of("quoteAllowed", notice);
    }
}
