package io.gendan.customer;

import static io.gendan.customer.CustomerField.CITY;
import static io.gendan.customer.CustomerField.CREDIT_CODE;
import static io.gendan.customer.CustomerField.EMAIL;
import static io.gendan.customer.CustomerField.EMPLOYEES;
import static io.gendan.customer.CustomerField.FOUNDED;
import static io.gendan.customer.CustomerField.INDUSTRY;
import static io.gendan.customer.CustomerField.KIND;
import static io.gendan.customer.CustomerField.NAME;
import static io.gendan.customer.CustomerField.PHONE;
import static io.gendan.customer.CustomerField.REVENUE;
import static io.gendan.customer.CustomerField.REVENUE_UNIT;
import static io.gendan.customer.CustomerField.SUBSIDIARY_OF;
import static io.gendan.customer.CustomerField.WEBSITE;

import io.gendan.customer.MoreFields.ColumnChange;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every customer has, as far as it is edited with the dossier: not the owner and the grades, which have ways of
 * their own, nor the tags.
 */
@Component
public class CoreFields {

    /** In the order in which people read them. */
    public static final List<CustomerField> EDITED = List.of(
            NAME,
            KIND,
            INDUSTRY,
            PHONE,
            EMAIL,
            CITY,
            WEBSITE,
            EMPLOYEES,
            REVENUE,
            REVENUE_UNIT,
            FOUNDED,
            SUBSIDIARY_OF,
            CREDIT_CODE);

    private final CustomerTable table;
    private final Parents parents;

    CoreFields(CustomerTable table, Parents parents) {
        this.table = table;
        this.parents = parents;
    }

    /** The values as somebody would type them; blank fields are left out. */
    public static Map<CustomerField, String> texts(Customer customer) {
        var texts = new EnumMap<CustomerField, String>(CustomerField.class);
        EDITED.forEach(field -> {
            var value = value(customer, field);
            if (value != null) {
                texts.put(field, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
            }
        });
        return texts;
    }

    /** What has changed from one to the other, by the keys of the fields and in the order of {@link #EDITED}. */
    public static Map<String, ColumnChange> changes(Customer before, Customer after) {
        var old = texts(before);
        var now = texts(after);
        var changes = new LinkedHashMap<String, ColumnChange>();
        EDITED.stream()
                .filter(column -> !Objects.equals(old.get(column), now.get(column)))
                .forEach(column -> changes.put(column.key(), new ColumnChange(old.get(column), now.get(column))));
        return changes;
    }

    /**
     * Writes what somebody typed; a blank empties the field, and what isn't named stays. That it goes on record, and who
     * may do it, is seen to by whoever calls.
     *
     * @param by who may name as the parent what it sees
     * @param faults gets what can't be accepted; nothing is written then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(CustomerNumber number, Map<CustomerField, String> typed, Person by, List<Refusal.Item> faults) {
        var reader = new FieldReader(typed);
        var values = new EnumMap<CustomerField, @Nullable Object>(CustomerField.class);
        EDITED.stream().filter(typed::containsKey).forEach(field -> values.put(field, read(reader, field)));
        faults.addAll(reader.faults());
        if (typed.containsKey(KIND)
                && values.get(KIND) == null
                && reader.faults().isEmpty()) {
            faults.add(Refusal.Item.of(KIND.key(), "customer.blank", KIND.label()));
        }
        var parent = typed.getOrDefault(SUBSIDIARY_OF, "").strip();
        if (!parent.isEmpty()) {
            faults.addAll(mustBeParent(number, parent, by));
        }
        if (faults.isEmpty() && !values.isEmpty()) {
            table.change(number, values);
        }
    }

    private List<Refusal.Item> mustBeParent(CustomerNumber number, String parent, Person by) {
        if (parents.named(parent, by).isEmpty()) {
            return List.of(Refusal.Item.of(SUBSIDIARY_OF.key(), "customer.parentUnknown", parent));
        }
        return parent.equals(number.value())
                ? List.of(Refusal.Item.of(SUBSIDIARY_OF.key(), "customer.parentItself", parent))
                : List.of();
    }

    private static @Nullable Object read(FieldReader reader, CustomerField field) {
        return switch (field) {
            case NAME -> reader.name();
            case KIND -> reader.option(KIND, Customer.Kind.class);
            case PHONE -> reader.phone(field);
            case EMAIL -> reader.email(field);
            case EMPLOYEES -> reader.whole(field);
            case REVENUE -> reader.amount(field);
            case FOUNDED -> reader.year(field);
            case CREDIT_CODE -> reader.creditCode(field);
            default -> reader.text(field);
        };
    }

    private static @Nullable Object value(Customer customer, CustomerField field) {
        return switch (field) {
            case NAME -> customer.name();
            case KIND -> customer.kind();
            case INDUSTRY -> customer.industry();
            case PHONE -> customer.phone();
            case EMAIL -> customer.email();
            case CITY -> customer.city();
            case WEBSITE -> customer.website();
            case EMPLOYEES -> customer.employees();
            case REVENUE -> customer.revenue();
            case REVENUE_UNIT -> customer.revenueUnit();
            case FOUNDED -> customer.founded();
            case SUBSIDIARY_OF -> customer.subsidiaryOf();
            case CREDIT_CODE -> customer.creditCode();
            default -> null;
        };
    }
}
