package io.gendan.customer;

import org.springframework.stereotype.Component;

/**
 * Whether a long import is being done at the moment, on whichever node (D-06): whatever is derived from customers, and may
 * as well come a little later, then takes one turn at a time and leaves the machine to the import.
 */
@Component
public class LongImports {

    private final ImportTurns turns;

    LongImports(ImportTurns turns) {
        this.turns = turns;
    }

    /** Asked after each turn by those who go on until nothing is left. */
    public boolean underWay() {
        return turns.anyUnderWay();
    }
}
