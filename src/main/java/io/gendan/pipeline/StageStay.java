package io.gendan.pipeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a stage; a stage that is entered again has a stay each time.
 *
 * @param from the day on which it was entered, in the installation's zone
 * @param to the day on which it was left, null for the present one
 * @param days calendar days until it was left, or until today
 * @param workingDays working days after the day of entry, up to the day on which it was left, or up to today
 */
public record StageStay(
        String stage, LocalDate from, @Nullable LocalDate to, long days, long workingDays) {}
