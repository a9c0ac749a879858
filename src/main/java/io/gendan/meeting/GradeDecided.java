package io.gendan.meeting;

import io.gendan.customer.Grades.SigningGrade;
import io.gendan.journey.Journey;

/**
 * A session has decided how near the signing is (S-21). Published in the transaction that concludes it.
 *
 * @param by login of who decided
 */
public record GradeDecided(Journey journey, SigningGrade grade, String reason, String by) {}
