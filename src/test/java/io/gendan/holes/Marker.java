package io.gendan.holes;

import io.gendan.engine.ForModels;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** What every payload of these tests aims at: it counts who got through. */
@ForModels
public class Marker implements Serializable {

    private static final long serialVersionUID = 1;

    /** Counted over all of them: a payload may make one of its own. */
    private static final AtomicInteger HITS = new AtomicInteger();

    public String hit() {
        return "hit " + HITS.incrementAndGet();
    }

    /** Hit by whoever makes an object of this class from JSON, or from a stream of bytes. */
    public void setAim(String aim) {
        HITS.incrementAndGet();
    }

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        stream.defaultReadObject();
        HITS.incrementAndGet();
    }

    /** Hit by whoever reads what looks like a property. */
    public String getSight() {
        return hit();
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
