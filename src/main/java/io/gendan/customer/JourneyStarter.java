package io.gendan.customer;

/** Takes a customer up: opens its journey. Implemented where the processes are. */
public interface JourneyStarter {

    /**
     * Opens the journey of a customer that has an owner, in the caller's transaction.
     *
     * @param by login of who asks for it
     */
    void start(CustomerNumber number, String by);
}
