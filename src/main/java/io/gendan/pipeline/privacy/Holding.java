package io.gendan.pipeline.privacy;

/**
 * A table that holds something on customers.
 *
 * @param condition which rows {@code t} are theirs; its parameter {@code numbers} is an array of customers' numbers
 */
record Holding(String table, String condition) {}
