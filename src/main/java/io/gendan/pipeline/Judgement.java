package io.gendan.pipeline;

import io.gendan.customer.Grades;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How somebody judges a customer now; what is null stays as it is (domain section 7, views 1 to 3).
 *
 * @param signing before signing alone
 * @param service of a member
 * @param quadrant of a member
 */
public record Judgement(
        @Nullable SigningGrade signing,
        @Nullable ServiceGrade service,
        @Nullable Quadrant quadrant,
        String reason) {

    boolean isEmpty() {
        return signing == null && service == null && quadrant == null;
    }

    Grades after(Grades before) {
        return new Grades(
                signing == null ? before.signing() : signing,
                service == null ? before.service() : service,
                quadrant == null ? before.quadrant() : quadrant);
    }

    /** What goes on record: each grade that changes, with what it was, and why. */
    static Map<String, Object> content(Grades before, Grades after, @Nullable String reason) {
        var content = new LinkedHashMap<String, Object>();
        change(content, "signingGrade", before.signing(), after.signing());
        change(content, "serviceGrade", before.service(), after.service());
        change(content, "quadrant", before.quadrant(), after.quadrant());
        if (reason != null) {
            content.put("reason", reason);
        }
        return content;
    }

    private static void change(
            Map<String, Object> content, String key, @Nullable Enum<?> before, @Nullable Enum<?> after) {
        if (before == after) {
            return;
        }
        if (before != null) {
            content.put(key + "Before", before.name());
        }
        if (after != null) {
            content.put(key, after.name());
        }
    }
}
