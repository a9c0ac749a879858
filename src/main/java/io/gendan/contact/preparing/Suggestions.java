package io.gendan.contact.preparing;

import io.gendan.engine.Words;
import io.gendan.journey.Journey;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ice-breakers that the record offers, as a table of the form. */
@Component
class Suggestions extends Preparation {

    private final IceBreakers iceBreakers;
    private final Words words;

    Suggestions(IceBreakers iceBreakers, Words words) {
        this.iceBreakers = iceBreakers;
        this.words = words;
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of(
                "suggestions",
                iceBreakers.of(journey.number()).stream().map(this::row).toList());
    }

    private Map<String, String> row(IceBreaker offer) {
        return Map.of(
                "kind", words.of("iceBreaker." + offer.kind()),
                "said", offer.text().isEmpty() ? words.of("iceBreaker.said." + offer.kind()) : offer.text(),
                "when", offer.on().toString());
    }
}
