package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Words;
import io.gendan.journey.Attitude;
import io.gendan.pipeline.AttitudeLine.Day;
import io.gendan.pipeline.AttitudeLine.Dot;
import io.gendan.pipeline.AttitudeLine.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the attitudes of a customer's contacts over time (N-02). */
@Component
class AttitudeLines {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 142;
    private static final int LEFT = 78;
    private static final int RIGHT = 390;
    private static final int TOP = 12;
    private static final int STEP = 26;

    /** More dots than these would melt into a bar. */
    private static final int MOST_DOTS = 60;

    private static final int MOST = 500;

    private final JdbcClient database;
    private final Words words;
    private final Clock clock;

    AttitudeLines(JdbcClient database, Words words, Clock clock) {
        this.database = database;
        this.words = words;
        this.clock = clock;
    }

    private record Shown(Instant at, Attitude attitude) {}

    /** The line of the newest contacts whose attitude is known; none where there is no such contact. */
    @Nullable
    AttitudeLine of(CustomerNumber number) {
        var shown = shown(number);
        if (shown.isEmpty()) {
            return null;
        }
        var first = shown.get(0);
        var last = shown.get(shown.size() - 1);
        var dots = shown.stream()
                .map(one -> new Dot(
                        x(one.at(), first.at(), last.at()),
                        y(one.attitude()),
                        day(one.at()) + " · " + word(one.attitude())))
                .toList();
        var points = dots.stream()
                .map(dot -> String.format(Locale.ROOT, "%.1f,%.0f", dot.x(), dot.y()))
                .collect(Collectors.joining(" "));
        var levels = Arrays.stream(Attitude.values())
                .map(attitude -> new Level(word(attitude), (int) y(attitude)))
                .toList();
        var told = words.of(
                "story.attitudes.told",
                String.valueOf(shown.size()),
                day(first.at()),
                word(first.attitude()),
                day(last.at()),
                word(last.attitude()));
        return new AttitudeLine(
                WIDTH,
                HEIGHT,
                levels,
                points,
                dots.size() > MOST_DOTS ? List.of(dots.get(0), dots.get(dots.size() - 1)) : dots,
                days(day(first.at()), day(last.at())),
                told);
    }

    private List<Shown> shown(CustomerNumber number) {
        return database.sql("""
                        select * from (
                            select happened_at, attitude, entry_id from interaction
                            where customer_number = :number and attitude = any(:known)
                            order by happened_at desc, entry_id desc limit :most) newest
                        order by happened_at, entry_id""")
                .param("number", number.value())
                .param(
                        "known",
                        Arrays.stream(Attitude.values()).map(Attitude::name).toArray(String[]::new))
                .param("most", MOST)
                .query((row, index) -> new Shown(
                        row.getTimestamp("happened_at").toInstant(), Attitude.valueOf(row.getString("attitude"))))
                .list();
    }

    private static List<Day> days(LocalDate first, LocalDate last) {
        return first.equals(last)
                ? List.of(new Day(first.toString(), (LEFT + RIGHT) / 2.0, "middle"))
                : List.of(new Day(first.toString(), LEFT, "start"), new Day(last.toString(), RIGHT, "end"));
    }

    private static double x(Instant at, Instant first, Instant last) {
        double span = last.toEpochMilli() - first.toEpochMilli();
        var share = span == 0 ? 0.5 : (at.toEpochMilli() - first.toEpochMilli()) / span;
        return Math.round((LEFT + 4 + share * (RIGHT - LEFT - 8)) * 10) / 10.0;
    }

    private static double y(Attitude attitude) {
        return TOP + attitude.ordinal() * STEP;
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }

    private String word(Attitude attitude) {
        return words.of("story.attitude." + attitude);
    }
}
