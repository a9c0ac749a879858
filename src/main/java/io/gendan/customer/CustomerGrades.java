package io.gendan.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How customers are judged. Who may judge, and that it goes on record, is seen to by whoever calls. */
@Repository
public class CustomerGrades {

    private final JdbcClient database;
    private final ApplicationEventPublisher news;

    CustomerGrades(JdbcClient database, ApplicationEventPublisher news) {
        this.database = database;
        this.news = news;
    }

    /** The grades of a customer; none of an unknown one. */
    public Grades of(CustomerNumber number) {
        return database.sql("select signing_grade, service_grade, quadrant from customer where number = ?")
                .param(number.value())
                .query((row, index) -> Grades.of(row))
                .optional()
                .orElse(Grades.NONE);
    }

    /** Replaces the grades of a customer and tells it ({@link CustomersChanged}), in the caller's transaction. */
    @Transactional
    public void judge(CustomerNumber number, Grades grades) {
        database.sql("update customer set signing_grade = ?, service_grade = ?, quadrant = ? where number = ?")
                .param(name(grades.signing()))
                .param(name(grades.service()))
                .param(name(grades.quadrant()))
                .param(number.value())
                .update();
        news.publishEvent(new CustomersChanged(List.of(number)));
    }

    private static @Nullable String name(@Nullable Enum<?> grade) {
        return grade == null ? null : grade.name();
    }
}
