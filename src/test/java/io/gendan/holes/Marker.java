package io.gendan.holes;

import io.gendan.engine.ForModels;
import java.util.concurrent.atomic.AtomicInteger;

/** What every payload of these tests aims at: it counts who got through. */
@ForModels
public class Marker {

    /** Counted over all of them: a payload may make one of its own. */
    private static final AtomicInteger HITS = new AtomicInteger();

    public String hit() {
        return "hit " + HITS.incrementAndGet();
    }

    /** Hit by whoever makes an object of this class from JSON, or from a stream of bytes. */
    public void setAim(String aim) {
        HITS.incrementAndGet();
    }

    /** Hit by whoever calls what belongs to no bean. */
    public static String shot() {
        return "shot " + HITS.incrementAndGet();
    }

    /** What a chain would go on from. */
    public Marker other() {
        return new Marker();
    }

    public static int hits() {
        return HITS.get();
    }

    public static void forget() {
        HITS.set(0);
    }
}
