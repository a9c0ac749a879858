package io.gendan.contact.outbox;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All carriers there are. */
@Component
public class Carriers {

    private final List<Carrier> all;

    Carriers(List<Carrier> all) {
        this.all = List.copyOf(all);
    }

    /** Whether anything of this medium can be sent in this installation. */
    public boolean isReady(Medium medium) {
        return find(medium).isPresent();
    }

    /** What can be sent just now. */
    List<Medium> ready() {
        return all.stream()
                .filter(Carrier::isReady)
                .map(Carrier::medium)
                .distinct()
                .toList();
    }

    Optional<Carrier> find(Medium medium) {
        return all.stream()
                .filter(carrier -> carrier.medium() == medium && carrier.isReady())
                .findFirst();
    }
}
