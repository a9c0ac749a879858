package io.gendan.customer.dossier;

import java.util.List;

/**
 * Dossiers have been changed by somebody; to be put on record. Heard inside the same transaction.
 *
 * @param by login of who changed them
 */
public record DossiersChanged(List<DossierChange> changes, String by) {}
