package io.gendan.customer;

import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How customers are judged. Who may judge, and that it goes on record, is seen to by whoever calls. */
@Repository
public class CustomerGrades {

    private final JdbcClient database;

    CustomerGrades(JdbcClient database) {
        this.database = database;
    }

    /** The grades of a customer; none of an unknown one. */
    public Grades of(CustomerNumber number) {
        return database.sql("select signing_grade, service_grade, quadrant from customer where number = ?")
                .param(number.value())
                .query((row, index) -> new Grades(
                        grade(SigningGrade.class, row.getString("signing_grade")),
                        grade(ServiceGrade.class, row.getString("service_grade")),
                        grade(Quadrant.class, row.getString("quadrant"))))
                .optional()
                .orElse(Grades.NONE);
    }

    /** Replaces the grades of a customer. */
    public void judge(CustomerNumber number, Grades grades) {
        database.sql("update customer set signing_grade = ?, service_grade = ?, quadrant = ? where number = ?")
                .param(name(grades.signing()))
                .param(name(grades.service()))
                .param(name(grades.quadrant()))
                .param(number.value())
                .update();
    }

    private static <E extends Enum<E>> @Nullable E grade(Class<E> grades, @Nullable String name) {
        return name == null ? null : Enum.valueOf(grades, name);
    }

    private static @Nullable String name(@Nullable Enum<?> grade) {
        return grade == null ? null : grade.name();
    }
}
