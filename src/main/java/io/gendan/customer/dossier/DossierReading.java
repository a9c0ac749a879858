package io.gendan.customer.dossier;

import io.gendan.engine.Refusal;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed for a dossier, held against the form.
 *
 * @param values what may be stored, by the fields' keys; blank fields are left out
 * @param faults what can't be accepted, naming field and remedy; empty when all is sound
 */
public record DossierReading(Map<String, Object> values, List<Refusal.Item> faults) {

    /**
     * The values when all are sound.
     *
     * @throws Refusal 400 {@code dossier.invalid} with the faults
     */
    public Map<String, Object> orRefuse() {
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("dossier.invalid").with(faults);
        }
        return values;
    }
}
