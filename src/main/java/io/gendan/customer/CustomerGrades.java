package io.gendan.customer;

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
                .query((row, index) -> Grades.of(row))
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

    private static @Nullable String name(@Nullable Enum<?> grade) {
        return grade == null ? null : grade.name();
    }
}
