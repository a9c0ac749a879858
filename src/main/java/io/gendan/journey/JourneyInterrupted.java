package io.gendan.journey;

/**
 * What was under way in a journey has been withdrawn: it was redirected, paused, lost or released. Heard inside the same
 * transaction.
 *
 * @param kept whether the journey only rests, so that what has happened already is finished afterwards
 * @param by login of who did it
 */
public record JourneyInterrupted(Journey journey, boolean kept, String by) {}
