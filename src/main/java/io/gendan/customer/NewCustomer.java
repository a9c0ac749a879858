package io.gendan.customer;

import static io.gendan.customer.CustomerField.CITY;
import static io.gendan.customer.CustomerField.CONTACT_PERSON;
import static io.gendan.customer.CustomerField.CONTACT_PERSON_ROLE;
import static io.gendan.customer.CustomerField.CREDIT_CODE;
import static io.gendan.customer.CustomerField.EMAIL;
import static io.gendan.customer.CustomerField.EMPLOYEES;
import static io.gendan.customer.CustomerField.FOUNDED;
import static io.gendan.customer.CustomerField.INDUSTRY;
import static io.gendan.customer.CustomerField.KIND;
import static io.gendan.customer.CustomerField.OWNER;
import static io.gendan.customer.CustomerField.PHONE;
import static io.gendan.customer.CustomerField.REVENUE;
import static io.gendan.customer.CustomerField.REVENUE_UNIT;
import static io.gendan.customer.CustomerField.SIGNING_GRADE;
import static io.gendan.customer.CustomerField.SUBSIDIARY_OF;
import static io.gendan.customer.CustomerField.TAGS;
import static io.gendan.customer.CustomerField.WEBSITE;

import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer about to come in, read from what somebody typed and found sound. The owner is a login whose existence and
 * right nobody has checked yet.
 *
 * @param subsidiaryOf the parent customer's number, or in an import its name
 * @param signingGrade how near its signing seems to whoever brings it in
 */
public record NewCustomer(
        String name,
        Customer.Kind kind,
        @Nullable String owner,
        @Nullable String industry,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String city,
        @Nullable String website,
        @Nullable Integer employees,
        @Nullable BigDecimal revenue,
        @Nullable String revenueUnit,
        @Nullable Integer founded,
        @Nullable String subsidiaryOf,
        @Nullable String creditCode,
        List<String> tags,
        @Nullable String contactPerson,
        @Nullable ContactRole contactPersonRole,
        @Nullable SigningGrade signingGrade) {

    /**
     * Reads typed text; blank is the same as missing.
     *
     * @throws Refusal 400 {@code customer.invalid} with an item for every field that can't be accepted
     */
    public static NewCustomer read(Map<CustomerField, String> typed) {
        var reader = new FieldReader(typed);
        var customer = read(reader);
        if (!reader.faults().isEmpty()) {
            throw Refusal.badRequest("customer.invalid").with(reader.faults());
        }
        return customer;
    }

    static NewCustomer read(FieldReader fields) {
        return new NewCustomer(
                fields.name(),
                Objects.requireNonNullElse(fields.option(KIND, Customer.Kind.class), Customer.Kind.ORGANISATION),
                fields.text(OWNER),
                fields.text(INDUSTRY),
                fields.phone(PHONE),
                fields.email(EMAIL),
                fields.text(CITY),
                fields.text(WEBSITE),
                fields.whole(EMPLOYEES),
                fields.amount(REVENUE),
                fields.text(REVENUE_UNIT),
                fields.year(FOUNDED),
                fields.text(SUBSIDIARY_OF),
                fields.creditCode(CREDIT_CODE),
                fields.tags(TAGS),
                fields.text(CONTACT_PERSON),
                fields.option(CONTACT_PERSON_ROLE, ContactRole.class),
                fields.option(SIGNING_GRADE, SigningGrade.class));
    }

    NewCustomer ownedBy(@Nullable String login) {
        return new NewCustomer(
                name,
                kind,
                login,
                industry,
                phone,
                email,
                city,
                website,
                employees,
                revenue,
                revenueUnit,
                founded,
                subsidiaryOf,
                creditCode,
                tags,
                contactPerson,
                contactPersonRole,
                signingGrade);
    }
}
