package io.gendan.engine;

/** Lets the open timers of all running journeys follow a change of what they are reckoned by (CD-07). */
public interface TimersFollow {

    /**
     * Looks whether something has changed; call it after the change is committed. The timers move in the background, and
     * would do so some seconds later without this call too.
     *
     * @return whether they are going to move
     */
    boolean notice();
}
