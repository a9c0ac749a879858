package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;

/**
 * A person is reminded; told once for each reminder, in the transaction that gives it.
 *
 * @param id of the reminder
 * @param person login
 * @param about message key of what it is about: {@code reminder.<about>}
 * @param dueAt when the thing is due; the beginning of a day for a thing of that day
 */
public record ReminderGiven(long id, CustomerNumber number, String person, String about, Instant dueAt) {}
