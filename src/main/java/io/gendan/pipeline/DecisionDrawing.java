package io.gendan.pipeline;

import io.gendan.journey.Attitude;
import io.gendan.pipeline.DecisionPicture.Band;
import io.gendan.pipeline.DecisionPicture.Mark;
import io.gendan.pipeline.DecisionPicture.Sign;
import io.gendan.pipeline.DecisionPicture.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places persons by weight and attitude; each has a line of its own, so that no two names ever meet. */
final class DecisionDrawing {

    /** A person to be drawn, with where it stood before. */
    record Person(
            String name,
            @Nullable String role,
            @Nullable Integer weight,
            @Nullable Attitude attitude,
            String told,
            @Nullable Integer weightBefore,
            @Nullable Attitude attitudeBefore) {}

    private static final int WIDTH = 400;
    private static final int LEFT = 86;
    private static final int RIGHT = 376;
    private static final int LINE = 22;
    private static final int SCALE = 20;
    private static final int LABEL_GAP = 12;
    private static final int LONGEST_LABEL = 22;

    private final List<Person> persons;
    private final Map<Attitude, List<Person>> byAttitude = new EnumMap<>(Attitude.class);
    private final List<Person> unknown;

    DecisionDrawing(List<Person> persons) {
        this.persons = persons;
        for (var attitude : Attitude.values()) {
            byAttitude.put(
                    attitude,
                    persons.stream().filter(one -> one.attitude() == attitude).toList());
        }
        unknown = persons.stream().filter(one -> one.attitude() == null).toList();
    }

    /**
     * The picture.
     *
     * @param attitudeName words for an attitude; of null: for one that nobody has told
     * @param roleName words for a role
     */
    DecisionPicture draw(Function<@Nullable Attitude, String> attitudeName, Function<String, String> roleName) {
        var bands = new ArrayList<Band>();
        var middles = new EnumMap<Attitude, Double>(Attitude.class);
        var marks = new ArrayList<Mark>();
        int top = 0;
        for (var attitude : Attitude.values()) {
            top = band(attitudeName.apply(attitude), byAttitude.getOrDefault(attitude, List.of()), top, bands, marks);
            var band = bands.get(bands.size() - 1);
            middles.put(attitude, band.top() + band.height() / 2.0);
        }
        if (!unknown.isEmpty()) {
            top = band(attitudeName.apply(null), unknown, top, bands, marks);
        }
        var ticks = IntStream.of(0, 25, 50, 75, 100)
                .mapToObj(percent -> new Tick(percent + " %", x(percent)))
                .toList();
        var signs = persons.stream()
                .map(one -> one.role() == null ? RoleSigns.UNKNOWN : one.role())
                .distinct()
                .map(role -> new Sign(role, RoleSigns.shape(role), roleName.apply(role)))
                .toList();
        return new DecisionPicture(
                WIDTH,
                top + SCALE,
                bands,
                ticks,
                trails(marks, middles),
                signs,
                persons.stream().map(Person::told).collect(Collectors.joining("; ")));
    }

    private int band(String label, List<Person> here, int top, List<Band> bands, List<Mark> marks) {
        int height = Math.max(1, here.size()) * LINE + 4;
        bands.add(new Band(label, top, height));
        for (int line = 0; line < here.size(); line++) {
            marks.add(mark(here.get(line), top + 2 + line * LINE + LINE / 2.0));
        }
        return top + height;
    }

    private static Mark mark(Person person, double y) {
        var weight = person.weight();
        var role = person.role() == null ? RoleSigns.UNKNOWN : person.role();
        double x = x(weight == null ? 0 : weight);
        boolean right = weight == null || weight <= 50;
        var label = shortened(person.name()) + (weight == null ? "" : " · " + weight + " %");
        return new Mark(
                role,
                RoleSigns.shape(role),
                x,
                y,
                label,
                right ? x + LABEL_GAP : x - LABEL_GAP,
                right ? "start" : "end",
                person.told(),
                null,
                null);
    }

    /** The marks again, with where their persons stood before. */
    private List<Mark> trails(List<Mark> marks, Map<Attitude, Double> middles) {
        var drawn = Stream.concat(byAttitude.values().stream().flatMap(List::stream), unknown.stream())
                .toList();
        return IntStream.range(0, marks.size())
                .mapToObj(at -> trail(marks.get(at), drawn.get(at), middles))
                .toList();
    }

    private static Mark trail(Mark mark, Person person, Map<Attitude, Double> middles) {
        var before = person.weightBefore();
        if (before == null || before.equals(person.weight()) && person.attitude() == person.attitudeBefore()) {
            return mark;
        }
        var attitude = person.attitudeBefore();
        double y =
                attitude == null || attitude == person.attitude() ? mark.y() : middles.getOrDefault(attitude, mark.y());
        return mark.from(x(before), y);
    }

    private static double x(int percent) {
        return LEFT + (RIGHT - LEFT) * percent / 100.0;
    }

    /** A Chinese sign is as wide as two letters. */
    private static String shortened(String name) {
        int width = 0;
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            width += name.codePointAt(at) > 0x2E80 ? 2 : 1;
            if (width > LONGEST_LABEL) {
                return name.substring(0, at) + "…";
            }
        }
        return name;
    }
}
