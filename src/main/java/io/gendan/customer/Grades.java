package io.gendan.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a customer is judged: before signing by its signing grade, after it by service grade and quadrant (domain section
 * 7, views 1 to 3). Each is null while nobody has judged.
 */
public record Grades(
        @Nullable SigningGrade signing,
        @Nullable ServiceGrade service,
        @Nullable Quadrant quadrant) {

    public static final Grades NONE = new Grades(null, null, null);

    /** As columns of a row about a customer hold them. */
    static Grades of(ResultSet row) throws SQLException {
        return new Grades(
                grade(SigningGrade.class, row.getString("signing_grade")),
                grade(ServiceGrade.class, row.getString("service_grade")),
                grade(Quadrant.class, row.getString("quadrant")));
    }

    private static <E extends Enum<E>> @Nullable E grade(Class<E> grades, @Nullable String name) {
        return name == null ? null : Enum.valueOf(grades, name);
    }

    /** How near the signing is: A ripe, B controllable with risk, C not controllable yet. */
    public enum SigningGrade {
        A,
        B,
        C
    }

    /** How loyal a member is: D to be kept, E to be lifted, F to be guided. */
    public enum ServiceGrade {
        D,
        E,
        F
    }

    /** Relation times potential of an organisation that has joined. */
    public enum Quadrant {
        KEY,
        POTENTIAL,
        ORDINARY,
        LOW_VALUE
    }
}
