package io.gendan.journey;

import java.time.LocalDate;

/**
 * What was found on an industry when some customer was researched; the customer is not named.
 *
 * @param id of the entry it stands in
 * @param sources where it was found
 */
public record IndustryFinding(long id, LocalDate researchedOn, String findings, String sources) {}
