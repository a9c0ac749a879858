package io.gendan.customer;

import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation or a person that we win as a member, and what we know of it (D-01, D-02).
 *
 * @param owner login of who leads the journey; null when the customer is in the pool
 * @param poolDepartment whose pool a customer without an owner lies in; null for the company's, and while it has an owner
 * @param city where the customer is, as somebody wrote it
 * @param employees headcount
 * @param revenue a year's sales, in {@code revenueUnit} (free text such as "million USD")
 * @param founded year of foundation
 * @param subsidiaryOf the parent customer
 * @param creditCode unified social credit code 统一社会信用代码 of a Chinese organisation, its check digit sound
 * @param signingGrade how near the signing is; null once the customer is a member, as the others are before
 * @param createdBy login of who brought the customer in
 */
public record Customer(
        CustomerNumber number,
        String name,
        Kind kind,
        @Nullable String owner,
        @Nullable String poolDepartment,
        @Nullable String industry,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String city,
        @Nullable String website,
        @Nullable Integer employees,
        @Nullable BigDecimal revenue,
        @Nullable String revenueUnit,
        @Nullable Integer founded,
        @Nullable CustomerNumber subsidiaryOf,
        @Nullable String creditCode,
        List<String> tags,
        @Nullable SigningGrade signingGrade,
        @Nullable ServiceGrade serviceGrade,
        @Nullable Quadrant quadrant,
        Instant createdAt,
        String createdBy) {

    /** An organisation buys by procedure and in large amounts; the tie to its decision-maker decides. */
    public enum Kind {
        ORGANISATION,
        PERSON
    }

    /** How the customer is judged. */
    public Grades grades() {
        return new Grades(signingGrade, serviceGrade, quadrant);
    }

    /** The same customer reached in other ways. */
    Customer reachedBy(@Nullable String otherPhone, @Nullable String otherEmail) {
        return with(otherPhone, otherEmail, subsidiaryOf);
    }

    /** The same customer without its parent. */
    Customer withoutParent() {
        return with(phone, email, null);
    }

    private Customer with(
            @Nullable String otherPhone, @Nullable String otherEmail, @Nullable CustomerNumber otherParent) {
        return new Customer(
                number,
                name,
                kind,
                owner,
                poolDepartment,
                industry,
                otherPhone,
                otherEmail,
                city,
                website,
                employees,
                revenue,
                revenueUnit,
                founded,
                otherParent,
                creditCode,
                tags,
                signingGrade,
                serviceGrade,
                quadrant,
                createdAt,
                createdBy);
    }
}
