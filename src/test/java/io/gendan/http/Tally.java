package io.gendan.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a race brought its runners: done, refused because somebody else was first, or anything else. */
final class Tally {

    private static final int DONE = 200;
    private static final int CONFLICT = 409;

    private final String race;
    private final List<String> others = new ArrayList<>();
    private int rounds;
    private int done;
    private int conflicts;

    Tally(String race) {
        this.race = race;
    }

    /** Counts a round; answers how many of its runners were done. */
    int count(List<Integer> statuses, Object told) {
        rounds++;
        int before = done;
        for (int status : statuses) {
            if (status / 100 * 100 == DONE) {
                done++;
            } else if (status == CONFLICT) {
                conflicts++;
            } else {
                others.add(status + " in " + told);
            }
        }
        return done - before;
    }

    /** Everything but done and refused; there must be none. */
    List<String> others() {
        return others;
    }

    /** A row of the table in docs. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "| %s | %d | %d | %d | %d |", race, rounds, done, conflicts, others.size());
    }
}
