package io.gendan.pipeline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Lays a customer's story out in time. The row of the customer says before which scene (or act of a scene) the story has
 * come to today, and on which working day that is planned: what comes before lies in the past, what comes after gives
 * the dates that people have agreed on.
 */
final class Plot {

    /** After these scenes a colleague goes on with the customer. */
    private static final Set<String> HANDED_OVER = Set.of("answerHandOver", "takeUpAgain");

    private static final String HOLD = "UserTask_HoldMeeting";
    /** What people agree on a day for. */
    private static final Set<String> AGREED = Set.of(
            "UserTask_PrepareContact",
            "UserTask_ArrangeMeeting",
            "UserTask_SignMembership",
            "UserTask_LookAgain",
            "release",
            "lose");

    private static final int LATENESS = 40;

    private record Step(int gap, String scene) {

        static Step read(String text) {
            var parts = text.split(" ");
            return new Step(Integer.parseInt(parts[0]), parts[1]);
        }
    }

    private final Library library;
    private final Timetable timetable;
    private final Map<String, String> customer;
    private final Random random;
    private final List<Step> steps;
    private final String stopScene;
    private final String stopDeed;
    private final int[] days;

    Plot(Library library, Timetable timetable, Map<String, String> customer, Random random) {
        this.library = library;
        this.timetable = timetable;
        this.customer = customer;
        this.random = random;
        this.steps = library.story(cell("story")).stream().map(Step::read).toList();
        var stop = (cell("stop") + "/").split("/", 3);
        this.stopScene = stop[0];
        this.stopDeed = stop[1];
        this.days = days(Integer.parseInt(cell("due")));
    }

    /**
     * Everything done until today, in this order.
     *
     * @param first what the first owner says
     * @param heir what the colleague says who takes the customer over, if anybody does
     */
    List<Act> acts(Lines first, Lines heir) {
        var acts = new ArrayList<Act>();
        var lines = first;
        for (int index = 0; index < steps.size(); index++) {
            var scene = library.scene(cell("language"), steps.get(index).scene());
            var agreed = lines.with(dates(index));
            for (var deed : scene.keySet()) {
                if (isStop(index)
                        && (stopDeed.isEmpty() || deed.replace("?", "").endsWith(stopDeed))) {
                    return acts;
                }
                acts.add(act(index, deed, scene, agreed));
            }
            lines = HANDED_OVER.contains(steps.get(index).scene()) ? heir : lines;
        }
        return acts;
    }

    private Act act(int index, String deed, Map<String, Object> scene, Lines lines) {
        var key = key(deed);
        var hour = library.hour(deed.replace("?", "")).plusMinutes(random.nextInt(LATENESS));
        var at = timetable.at(days[index], hour);
        var fields = new LinkedHashMap<>(library.usual(cell("language"), key));
        if (scene.get(deed) != null) {
            fields.putAll(Library.map(scene, deed));
        }
        var now = Map.<String, Object>of(
                "now", timetable.written(at.minus(Duration.ofMinutes(9 + random.nextInt(20)))),
                "heldAt", timetable.written(meetingAt(index)),
                "today", timetable.day(days[index]).toString());
        return new Act(
                cell("name"), at, key, deed.endsWith("?"), lines.with(now).fill(fields));
    }

    /** What is done; where the same is done twice in a scene, a further word tells the two apart. */
    private static String key(String deed) {
        return deed.replace("?", "").split(" ")[0];
    }

    /** The days on which the following steps are planned: what people agree on in this one. */
    private Map<String, Object> dates(int index) {
        var next = following(index, AGREED);
        return Map.of(
                "nextOn", timetable.day(Math.max(days[next], days[index] + 1)).toString(),
                "meetingAt", timetable.written(meetingAt(following(index, Set.of(HOLD)))));
    }

    /** The next step in which one of these is done, else the last one. */
    private int following(int index, Set<String> deeds) {
        var next = Math.min(index + 1, steps.size() - 1);
        while (next < steps.size() - 1 && Collections.disjoint(deedsOf(next), deeds)) {
            next++;
        }
        return next;
    }

    private Set<String> deedsOf(int index) {
        return library.scene(cell("language"), steps.get(index).scene()).keySet();
    }

    private Instant meetingAt(int index) {
        return timetable.at(days[index], library.hour("meeting"));
    }

    private boolean isStop(int index) {
        return stopIndex() == index && !stopScene.isEmpty();
    }

    private int stopIndex() {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).scene().equals(stopScene)) {
                return index;
            }
        }
        if (!stopScene.isEmpty()) {
            throw new IllegalArgumentException(cell("name") + ": no scene " + stopScene + " in " + cell("story"));
        }
        return steps.size() - 1;
    }

    private int[] days(int due) {
        var planned = new int[steps.size()];
        var stop = stopIndex();
        planned[stop] = due;
        for (int index = stop; index > 0; index--) {
            var before = planned[index] - steps.get(index).gap();
            planned[index - 1] = index == stop ? Math.min(before, -1) : before;
        }
        for (int index = stop + 1; index < planned.length; index++) {
            planned[index] = planned[index - 1] + steps.get(index).gap();
        }
        return planned;
    }

    private String cell(String column) {
        return customer.getOrDefault(column, "");
    }
}
