package io.gendan.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of working time, as an ISO 8601 duration writes it (CD-01): days are working days, weeks and months are
 * calendar ones moved on to working time, hours and minutes run inside working hours. Never negative.
 *
 * @param months calendar months; a year is twelve
 * @param weeks calendar weeks
 * @param days working days
 * @param time hours, minutes and seconds of working hours
 */
public record WorkingDuration(int months, int weeks, int days, Duration time) {

    public static final WorkingDuration ZERO = new WorkingDuration(0, 0, 0, Duration.ZERO);

    private static final Pattern ISO = Pattern.compile(
            "P(?=.)(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?");

    public WorkingDuration {
        if (months < 0 || weeks < 0 || days < 0 || time.isNegative()) {
            throw new IllegalArgumentException("Working time runs forward only.");
        }
    }

    /** A number of working days. */
    public static WorkingDuration ofDays(int days) {
        return new WorkingDuration(0, 0, days, Duration.ZERO);
    }

    /**
     * Reads text such as {@code P2D}, {@code P2W}, {@code P1M} or {@code PT4H30M}.
     *
     * @throws DateTimeParseException when it is anything else, or negative
     */
    public static WorkingDuration parse(String text) {
        var parts = ISO.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeParseException("No ISO duration", text, 0);
        }
        try {
            return new WorkingDuration(
                    Math.addExact(Math.multiplyExact(number(parts.group(1)), 12), number(parts.group(2))),
                    number(parts.group(3)),
                    number(parts.group(4)),
                    parts.group(5) == null ? Duration.ZERO : Duration.parse("P" + parts.group(5)));
        } catch (ArithmeticException | NumberFormatException | DateTimeException tooLong) {
            throw new DateTimeParseException("Too long a duration", text, 0, tooLong);
        }
    }

    /**
     * The same length this many times over.
     *
     * @throws ArithmeticException when that is too long
     */
    public WorkingDuration times(int number) {
        return new WorkingDuration(
                Math.multiplyExact(months, number),
                Math.multiplyExact(weeks, number),
                Math.multiplyExact(days, number),
                time.multipliedBy(number));
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** About how many working days it is, for comparing two of them: five to a week, twenty-one to a month, nine hours to a day. */
    public double roughDays() {
        return months * 21.0 + weeks * 5.0 + days + time.toMinutes() / (9.0 * 60);
    }

    /** As ISO 8601 writes it, such as {@code P1M2W3DT4H}. */
    @Override
    public String toString() {
        if (isZero()) {
            return "P0D";
        }
        var text = new StringBuilder("P");
        append(text, months, 'M');
        append(text, weeks, 'W');
        append(text, days, 'D');
        return text.append(time.isZero() ? "" : time.toString().substring(1)).toString();
    }

    private static void append(StringBuilder text, int number, char unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
