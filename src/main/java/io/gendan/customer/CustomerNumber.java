package io.gendan.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.gendan.engine.Refusal;
import java.util.regex.Pattern;

/** A customer's number, such as {@code C-000123}; the business key of everything that happens with the customer. */
public record CustomerNumber(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("C-\\d{6,12}");

    /** Refuses (404 {@code customer.unknown}) what can't be the number of any customer. */
    public CustomerNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw Refusal.notFound("customer.unknown", value);
        }
    }

    /** Whether a text has the shape of a customer's number. */
    public static boolean isNumber(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Reads a number as somebody sent it; see the constructor. */
    public static CustomerNumber parse(String text) {
        return new CustomerNumber(text.strip());
    }

    @Override
    public String toString() {
        return value;
    }
}
