package io.gendan.customer;

import io.gendan.engine.Refusal;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When customers and their contact persons prefer to be called (D-01). */
@Component
public class CallTimes {

    private static final int MOST = 20;

    private final JdbcClient database;
    private final ContactBook book;

    CallTimes(JdbcClient database, ContactBook book) {
        this.database = database;
        this.book = book;
    }

    /** All that is known of a customer, its own first. */
    public List<CallTime> of(CustomerNumber number) {
        return database.sql("""
                        select id, contact_person, days, from_time, to_time from call_time
                        where customer_number = ? order by contact_person nulls first, days, from_time
                        """)
                .param(number.value())
                .query((row, index) -> new CallTime(
                        row.getLong("id"),
                        row.getObject("contact_person", Long.class),
                        days((Short[]) row.getArray("days").getArray()),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("to_time", LocalTime.class)))
                .list();
    }

    /** Those that calls keep to: what the customer itself prefers, else what any contact person does. */
    public List<CallTime> keptTo(CustomerNumber number) {
        var all = of(number);
        var own = all.stream().filter(time -> time.contactPerson() == null).toList();
        return own.isEmpty() ? all : own;
    }

    /**
     * Notes a time; days and hours in the installation's zone.
     *
     * @param contactPerson id of who prefers it; null for the customer itself
     * @throws Refusal 400 {@code customer.invalid} naming {@code days}, {@code from} or {@code to}; 404
     *     {@code customer.contactPersonUnknown}; 409 {@code customer.callTimesEnough}
     */
    @Transactional
    public CallTime add(
            CustomerNumber number, @Nullable Long contactPerson, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        book.requirePerson(number, contactPerson);
        if (days.isEmpty()) {
            throw invalid("days", "customer.callTimeDays");
        }
        if (!from.isBefore(to)) {
            throw invalid("to", "customer.callTimeHours");
        }
        if (of(number).size() >= MOST) {
            throw Refusal.conflict("customer.callTimesEnough", String.valueOf(MOST));
        }
        long id = database.sql("""
                        insert into call_time (customer_number, contact_person, days, from_time, to_time)
                        values (:number, :person, :days, :from, :to) returning id
                        """)
                .param("number", number.value())
                .param("person", contactPerson, Types.BIGINT)
                .param(
                        "days",
                        days.stream()
                                .sorted()
                                .map(day -> (short) day.getValue())
                                .toArray(Short[]::new))
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
        book.changed(number);
        return new CallTime(id, contactPerson, EnumSet.copyOf(days), from, to);
    }

    /**
     * Forgets a time.
     *
     * @throws Refusal 404 {@code customer.callTimeUnknown}
     */
    @Transactional
    public CallTime remove(CustomerNumber number, long id) {
        var time = of(number).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("customer.callTimeUnknown"));
        database.sql("delete from call_time where id = ?").param(id).update();
        book.changed(number);
        return time;
    }

    private static Refusal invalid(String field, String code) {
        return Refusal.badRequest("customer.invalid").with(List.of(Refusal.Item.of(field, code)));
    }

    private static Set<DayOfWeek> days(Short[] numbers) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        Stream.of(numbers).forEach(day -> days.add(DayOfWeek.of(day)));
        return days;
    }
}
