package io.gendan.staff;

import com.tyme.holiday.LegalHoliday;
import io.gendan.staff.WorkingDay.Kind;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public holidays of China with their make-up working days, as the program brings them along. */
final class PublicHolidays {

    private static final int FIRST_YEAR = 2002;

    /** In a known year at least the first of January is listed. */
    private static final int LAST_YEAR = lastYear();

    private static final Map<Integer, Map<LocalDate, Published>> YEARS = new ConcurrentHashMap<>();

    /**
     * What is published about a day.
     *
     * @param name key of its name in the bundle, such as {@code workingTime.holiday.6}
     */
    record Published(LocalDate day, Kind kind, String name) {}

    private PublicHolidays() {}

    static @Nullable Published on(LocalDate day) {
        return day.isAfter(lastDay())
                ? null
                : YEARS.computeIfAbsent(day.getYear(), PublicHolidays::read).get(day);
    }

    static boolean isKnown(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** After this day nothing is published. */
    static LocalDate lastDay() {
        return LocalDate.of(LAST_YEAR, 12, 31);
    }

    /** Another text where other holidays are known. */
    static String edition() {
        return LAST_YEAR + "/" + Integer.toHexString(LegalHoliday.DATA.hashCode());
    }

    private static int lastYear() {
        int year = FIRST_YEAR;
        while (LegalHoliday.fromYmd(year + 1, 1, 1) != null) {
            year++;
        }
        return year;
    }

    private static Map<LocalDate, Published> read(int year) {
        var first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.with(TemporalAdjusters.firstDayOfNextYear()))
                .flatMap(day -> Stream.ofNullable(published(day)))
                .collect(Collectors.toUnmodifiableMap(Published::day, Function.identity()));
    }

    private static @Nullable Published published(LocalDate day) {
        var holiday = LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        if (holiday == null) {
            return null;
        }
        var kind = !holiday.isWork() ? Kind.HOLIDAY : CompanyCalendar.isWeekend(day) ? Kind.MAKE_UP : Kind.WORKING;
        return new Published(
                day,
                kind,
                "workingTime.holiday." + Arrays.asList(LegalHoliday.NAMES).indexOf(holiday.getName()));
    }
}
