package io.gendan.customer;

import io.gendan.engine.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of customers beyond the columns, for tables that come in and go out (D-04, D-06). */
public interface MoreFields {

    /**
     * One field.
     *
     * @param names what the header of a table may call it, its key first
     * @param label its name for people
     * @param sensitive never in a table
     */
    record Field(String key, List<String> names, String label, boolean sensitive) {}

    /** Typed text read: the values, or what is wrong. */
    record Reading(Map<String, Object> values, List<Refusal.Item> faults) {}

    /** One column as it was and as it is; null for empty. */
    record ColumnChange(@Nullable String before, @Nullable String after) {}

    /** All fields of all kinds of customers. */
    List<Field> all();

    /** Reads what was typed for a customer of this kind, by the keys of the fields. */
    Reading read(Customer.Kind kind, Map<String, String> typed);

    /**
     * Stores values read before, in the caller's transaction.
     *
     * @param fresh those of customers who come in with it
     * @param known those of customers known before, on whose record the change goes
     * @param columns what has changed of the columns of customers known before, by key; goes on the same record
     */
    void store(
            Map<CustomerNumber, Map<String, Object>> fresh,
            Map<CustomerNumber, Map<String, Object>> known,
            Map<CustomerNumber, Map<String, ColumnChange>> columns,
            String by);

    /**
     * What is known of these customers as text that {@link #read} understands. Whoever tells it to somebody sees to it that
     * this person sees each of them, and none masked ({@link CustomerMask}).
     */
    Map<CustomerNumber, Map<String, String>> texts(List<CustomerNumber> numbers);
}
