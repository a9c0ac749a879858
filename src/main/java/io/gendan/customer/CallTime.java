package io.gendan.customer;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When somebody prefers to be called (D-01), in the installation's time zone.
 *
 * @param contactPerson who does; null for the customer itself
 * @param from first minute, before {@code to}
 */
public record CallTime(long id, @Nullable Long contactPerson, Set<DayOfWeek> days, LocalTime from, LocalTime to) {}
