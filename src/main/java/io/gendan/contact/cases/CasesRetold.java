package io.gendan.contact.cases;

import io.gendan.journey.names.NamesLeftOut;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases without the names of whoever is erased, for good: once nothing tells any more whom to leave out, nobody who reads
 * can leave them out (A-10, D-01).
 */
@Component
public class CasesRetold {

    private final CaseTable table;

    CasesRetold(CaseTable table) {
        this.table = table;
    }

    /**
     * Leaves the names out of what is stored, also of cases that were withdrawn.
     *
     * @param everywhere of every case, as the library tells them of who no longer agrees; otherwise of those alone that are
     *     about one of these names and nothing else, for others may be called alike
     * @return of how many cases
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long without(NamesLeftOut names, boolean everywhere) {
        long changed = 0;
        for (var story : table.all()) {
            var name = names.in(story.customerName());
            var text = names.in(story.story());
            var isTold = !name.equals(story.customerName()) || !text.equals(story.story());
            if (isTold && (everywhere || name.equals(NamesLeftOut.LEFT_OUT))) {
                table.retell(story.telling(name, text));
                changed++;
            }
        }
        return changed;
    }
}
