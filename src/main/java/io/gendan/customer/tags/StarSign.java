package io.gendan.customer.tags;

import java.time.LocalDate;
import java.time.MonthDay;

/** The sign of the zodiac under which somebody was born (D-05). */
enum StarSign {
    AQUARIUS(1, 20),
    PISCES(2, 19),
    ARIES(3, 21),
    TAURUS(4, 20),
    GEMINI(5, 21),
    CANCER(6, 22),
    LEO(7, 23),
    VIRGO(8, 23),
    LIBRA(9, 23),
    SCORPIO(10, 24),
    SAGITTARIUS(11, 23),
    CAPRICORN(12, 22);

    private final MonthDay begin;

    StarSign(int month, int day) {
        begin = MonthDay.of(month, day);
    }

    static StarSign of(LocalDate birth) {
        var day = MonthDay.from(birth);
        var sign = CAPRICORN;
        for (var each : values()) {
            if (!day.isBefore(each.begin)) {
                sign = each;
            }
        }
        return sign;
    }
}
