package io.gendan.pipeline.moving;

import io.gendan.engine.Redated;
import io.gendan.engine.Redated.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What moved, counted. */
record Tally(List<Redated> dates, Instant weekEnds) {

    int moved(Kind kind) {
        return count(date -> date.kind() == kind && date.moved());
    }

    int earlier() {
        return count(
                date -> date.moved() && date.before() != null && date.after().isBefore(date.before()));
    }

    int later() {
        return count(Redated::moved) - earlier();
    }

    int dueBefore() {
        return count(date -> isWork(date) && isInTheWeek(date.before()));
    }

    int dueAfter() {
        return count(date -> isWork(date) && isInTheWeek(date.after()));
    }

    private static boolean isWork(Redated date) {
        return date.kind() != Kind.ALARM;
    }

    private boolean isInTheWeek(@Nullable Instant due) {
        return due != null && due.isBefore(weekEnds);
    }

    private int count(Predicate<Redated> which) {
        return (int) dates.stream().filter(which).count();
    }
}
