package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerNumber;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers with whatever rows there may be about them, some of them the same for both. */
final class RandomRows {

    private static final List<String> PEOPLE = List.of("Wei Ning", "WEI NING", "Hu Lan", "Ma Jun");
    private static final List<String> PHONES = List.of("+8613800000001", "+8613800000002", "+8657400000003");

    private final JdbcClient database;
    private final Random random;
    private long doubles;
    private int made;

    RandomRows(JdbcClient database, Random random) {
        this.database = database;
        this.random = random;
    }

    /** How many rows there are at most that both customers have. */
    long doubles() {
        return doubles;
    }

    CustomerNumber customer() {
        var number = database.sql("""
                        insert into customer (name, name_key, kind, owner, phone, email, city, employees, revenue, tags,
                            dossier, signing_grade, created_at, created_by)
                        values (:name, :name, 'ORGANISATION', :owner, :phone, :email, :city, :employees,
                            :revenue, :tags::text[], :dossier::jsonb, :grade, timestamptz '2026-01-01', 'chen')
                        returning number
                        """)
                .param("name", name())
                .param("owner", some("chen", "yang", null))
                .param("phone", some("13800000001", "0574 0000 0003", null))
                .param("email", some("a@b.example", null))
                .param("city", some("Ningbo", "Xiamen", null))
                .param("employees", random.nextBoolean() ? 12 : null)
                .param("revenue", random.nextBoolean() ? 12.50 : null)
                .param("tags", some("{}", "{a,b}", "{b,c}"))
                .param("dossier", some("{}", "{\"need\": \"pumps\", \"size\": 3}", "{\"need\": [\"x\"]}"))
                .param("grade", some("A", "B", null))
                .query(String.class)
                .single();
        made++;
        persons(number);
        points(number, null);
        several(3, () -> file(number));
        several(4, () -> recorded(number));
        several(2, () -> journey(number));
        maybe(() -> once("customer_type", number, "'T-01', 'chen', timestamptz '2026-01-02'"));
        several(2, () -> put("""
                insert into reminder (customer_number, person, about, subject, due_at, given_at)
                values (?, 'chen', 'x', gen_random_uuid()::text, timestamptz '2026-01-01', timestamptz '2026-01-01')""", number));
        several(2, () -> put("""
                insert into outbox_message (message_key, medium, customer_number, body, put_at, next_try_at, sent_at)
                values (gen_random_uuid()::text, 'SMS', ?, 'b', timestamptz '2026-01-01', timestamptz '2026-01-01',
                    timestamptz '2026-01-01')""", number));
        maybe(() -> put(
                "insert into pool_warning values (gen_random_uuid()::text, ?, timestamptz '2026-01-01', timestamptz '2026-01-09')",
                number));
        maybe(() -> put("insert into customer_request values (gen_random_uuid()::text, 'chen', 'h', ?)", number));
        maybe(() -> put("""
                insert into customer (name, name_key, kind, subsidiary_of, created_at, created_by)
                values ('Child', 'child', 'ORGANISATION', ?, timestamptz '2026-01-01', 'chen')""", number));
        several(2, () -> put("""
                insert into dealing (opportunity, customer_number, stage, outcome, imported_at, imported_by)
                values (gen_random_uuid()::text, ?, 'Won', 'WON', timestamptz '2026-01-01', 'chen')""", number));
        several(
                2,
                () -> put(
                        "insert into tag_change (customer_number, tag, added, by, at) values (?, 'a', true, 'chen', timestamptz '2026-01-01')",
                        number));
        several(2, () -> put("""
                insert into call_time (customer_number, contact_person, days, from_time, to_time)
                select n, (select min(id) from contact_person where customer_number = n), '{1,2}', time '09:00', time '11:00'
                from (values (?)) v (n)""", number));
        maybe(() -> confidential(number));
        return new CustomerNumber(number);
    }

    private void confidential(String number) {
        put("""
                insert into confidential_value (id, customer_number, field, key_id, nonce, encrypted, purpose, consent_on,
                    consent_how, noted_by, noted_at)
                values (gen_random_uuid(), ?, 'faith', 'k', decode('000000000000000000000000', 'hex'), 'x', 'p',
                    date '2026-01-01', 'told', 'chen', timestamptz '2026-01-01')""", number);
        doubles++;
    }

    /** One may be the other's parent, or both have one. */
    void parent(CustomerNumber one, CustomerNumber other) {
        if (random.nextInt(4) == 0) {
            put("update customer set subsidiary_of = ? where number = '" + one.value() + "'", other.value());
        } else if (random.nextInt(4) == 0) {
            put("update customer set subsidiary_of = ? where number = '" + other.value() + "'", one.value());
        }
    }

    private void persons(String number) {
        for (var name : PEOPLE) {
            if (random.nextInt(3) == 0) {
                database.sql("""
                                insert into contact_person (customer_number, name, role, weight, phone)
                                values (?, ?, ?, ?, ?) on conflict do nothing returning id
                                """)
                        .params(number, name, some("ALLY", null), random.nextBoolean() ? 40 : null, some("139", null))
                        .query(Long.class)
                        .optional()
                        .ifPresent(id -> points(number, id));
                doubles++;
            }
        }
    }

    private void points(String number, Long person) {
        for (var phone : PHONES) {
            if (random.nextInt(3) == 0) {
                database.sql("""
                                insert into contact_point (customer_number, contact_person, kind, value, plain)
                                values (?, ?, 'MOBILE', ?, ?)
                                """).params(number, person, phone, phone).update();
                doubles++;
            }
        }
    }

    private void file(String number) {
        database.sql("""
                        insert into customer_file (customer_number, name, media_type, bytes, sha256, added_by, added_at)
                        values (?, ?, 'text/plain', 3, 'x', 'chen', timestamptz '2026-01-01') on conflict do nothing
                        """).params(number, some("a.txt", "b.txt", "c.txt")).update();
        doubles++;
    }

    private void recorded(String number) {
        long entry = database.sql("""
                        insert into record_entry (customer_number, kind, author, happened_at, recorded_at, content)
                        values (?, 'CONTACT', 'chen', timestamptz '2026-01-01', timestamptz '2026-01-01', '{}') returning id
                        """).param(number).query(Long.class).single();
        put("""
                insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at, summary)
                values (%d, ?, 'REMOTE', 'PHONE', 'INBOUND', timestamptz '2026-01-01', 's')""".formatted(entry), number);
    }

    private void journey(String number) {
        long journey = database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, closed_at, ending,
                            process_instance_id)
                        values (?, 'B1', timestamptz '2026-01-01', 'chen', timestamptz '2026-01-05', 'LOST', 'none') returning id
                        """).param(number).query(Long.class).single();
        maybe(() -> put(
                "insert into loss values (%d, ?, 'PRICE', null, null, null, timestamptz '2026-01-05')"
                        .formatted(journey),
                number));
        maybe(() -> put("""
                insert into decision_judgement (customer_number, journey_id, voice, person, judged_by, judged_at)
                values (?, %d, 'MANAGER', 'Wei', 'li', timestamptz '2026-01-04')""".formatted(journey), number));
        maybe(() -> put("""
                insert into meeting (customer_number, journey_id, stage, planned_at, place, expected_participants,
                    held_at, closing, closed_at)
                values (?, %d, 'B1', timestamptz '2026-01-03', 'p', 'e', null, 'CANCELLED', timestamptz '2026-01-03')""".formatted(journey), number));
        maybe(() -> put("""
                insert into next_step (customer_number, journey_id, who, due_on, promised, set_by, set_at, closed_at, closing)
                values (?, %d, 'chen', date '2026-01-03', false, 'chen', timestamptz '2026-01-02',
                    timestamptz '2026-01-03', 'DONE')""".formatted(journey), number));
    }

    private void once(String table, String number, String values) {
        put("insert into %s values (?, %s)".formatted(table, values), number);
        doubles++;
    }

    private void put(String sql, String number) {
        database.sql(sql).param(number).update();
    }

    private void several(int most, Runnable deed) {
        random.ints(random.nextInt(most + 1)).forEach(any -> deed.run());
    }

    private void maybe(Runnable deed) {
        several(1, deed);
    }

    /** Like no other, so that other stories find no duplicates of it. */
    private String name() {
        return random.ints(20, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String some(String... values) {
        return values[random.nextInt(values.length)];
    }
}
