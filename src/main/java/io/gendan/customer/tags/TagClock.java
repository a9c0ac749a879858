package io.gendan.customer.tags;

import io.gendan.customer.LongImports;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the rules for tags be asked once people may come in: after changes within seconds, about everybody each night. */
@Component
@ConditionalOnProperty(name = "gendan.tags.reckoning", matchIfMissing = true)
class TagClock {

    private final DynamicTags tags;
    private final LongImports imports;
    private final ApplicationAvailability availability;

    TagClock(DynamicTags tags, LongImports imports, ApplicationAvailability availability) {
        this.tags = tags;
        this.imports = imports;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.tags.look-every:PT10S}")
    void strike() {
        boolean more = true;
        while (more && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            var worked = tags.workOnChanged();
            if (worked.asked() == 0) {
                worked = tags.workOnAll();
            }
            worked.changed().forEach(tags::tell);
            more = worked.asked() > 0 && !imports.underWay();
        }
    }
}
