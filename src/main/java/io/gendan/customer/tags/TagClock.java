package io.gendan.customer.tags;

import io.gendan.customer.LongImports;
import io.gendan.engine.WorkWhileReady;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the rules for tags be asked once people may come in: after changes within seconds, about everybody each night. */
@Component
@ConditionalOnProperty(name = "gendan.tags.reckoning", matchIfMissing = true)
class TagClock {

    private final DynamicTags tags;
    private final LongImports imports;
    private final WorkWhileReady work;

    TagClock(DynamicTags tags, LongImports imports, WorkWhileReady work) {
        this.tags = tags;
        this.imports = imports;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "PT10S")
    void strike() {
        work.untilDone(() -> anyAsked() && !imports.underWay());
    }

    private boolean anyAsked() {
        var worked = tags.workOnChanged();
        if (worked.asked() == 0) {
            worked = tags.workOnAll();
        }
        worked.changed().forEach(tags::tell);
        return worked.asked() > 0;
    }
}
