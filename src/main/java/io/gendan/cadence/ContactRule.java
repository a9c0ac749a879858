package io.gendan.cadence;

import java.time.Period;

/**
 * A row of the contact policy (CD-01).
 *
 * @param minimumGap sooner is too early; days are working days
 * @param idealGap when the next contact should take place
 * @param maximumGap later is too late
 * @param mostPerPeriod how many contacts at most within the period; 0 for no limit
 * @param periodDays the period in calendar days
 * @param note the source of the figures
 */
record ContactRule(
        Period minimumGap, Period idealGap, Period maximumGap, int mostPerPeriod, int periodDays, String note) {}
