package io.gendan.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the record of a customer of the demo company long: its own contacts, meetings and sessions, told again day by day
 * before they began, each contact with its preparation, its debrief and the next step that was agreed.
 */
final class LongRecord {

    private static final int EVERY_WHICH_A_MEETING = 25;

    private final JdbcClient database;
    private final String number;

    LongRecord(JdbcClient database, String number) {
        this.database = database;
        this.number = number;
    }

    void of(int contacts) {
        int there = count();
        again("PREPARATION", contacts - there);
        again("CONTACT", contacts - there);
        again("DEBRIEF", contacts - there);
        steps(contacts - there);
        for (var kind : new String[] {"MEETING_NOTES", "SALESPERSON_VIEW", "MANAGER_VIEW", "CONCLUSION"}) {
            again(kind, contacts / EVERY_WHICH_A_MEETING);
        }
        meetings(contacts / EVERY_WHICH_A_MEETING);
        database.sql("analyze").update();
        if (count() != contacts) {
            throw new IllegalStateException(number + " has " + count() + " contacts instead of " + contacts);
        }
    }

    int count() {
        return database.sql("select count(*) from interaction where customer_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** An entry of this kind, as often as this; a contact with its row among the contacts. */
    private void again(String kind, int often) {
        database.sql("""
                        with source as (
                            select * from record_entry where customer_number = :number and kind = :kind
                            order by id desc limit 1),
                        made as (
                            insert into record_entry (customer_number, journey_id, kind, stage, author, happened_at,
                                                      recorded_at, content)
                            select customer_number, journey_id, kind, stage, author, happened_at - n * interval '1 day',
                                   recorded_at - n * interval '1 day', content
                            from source, generate_series(1, :often) n
                            returning *)
                        insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at,
                                                 contact_person, summary, open_question, attitude, feedback)
                        select id, customer_number, 'REMOTE', 'PHONE', 'OUTBOUND', happened_at,
                               content ->> 'contactPerson', content ->> 'summary', content ->> 'pressingQuestion',
                               (array['KEEN', 'INTERESTED', 'NEUTRAL', 'RESERVED', 'REFUSING'])[1 + id % 5],
                               content ->> 'feedback'
                        from made where kind = 'CONTACT'""")
                .param("number", number)
                .param("kind", kind)
                .param("often", often)
                .update();
    }

    private void steps(int often) {
        database.sql("""
                        insert into next_step (customer_number, journey_id, who, due_on, channel, content, purpose, promised,
                                               set_by, set_at, closed_at, closing)
                        select customer_number, journey_id, author, recorded_at::date + 1, 'PHONE', 'The study', 'Keep the pace',
                               false, author, recorded_at, recorded_at + interval '1 day', 'DONE'
                        from record_entry where customer_number = :number and kind = 'DEBRIEF'
                        order by id desc limit :often""").param("number", number).param("often", often).update();
    }

    /** Meetings that were analysed, with three persons judged by both voices. */
    private void meetings(int often) {
        database.sql("""
                        with made as (
                            insert into meeting (customer_number, journey_id, stage, planned_at, place, expected_participants,
                                                 held_at, closing, closed_at)
                            select j.customer_number, j.id, j.stage, at, 'Our office', 'Three of them', at, 'ANALYSED', at
                            from (select * from journey where customer_number = :number order by id desc limit 1) j,
                                 generate_series(1, :often) n, lateral (select j.opened_at - n * interval '25 days') t(at)
                            returning *)
                        insert into decision_judgement (customer_number, journey_id, meeting_id, voice, person, role, weight,
                                                        attitude, reason, judged_by, judged_at)
                        select m.customer_number, m.journey_id, m.id, voice, c.name, 'INFLUENCER', 20 + m.id % 10, 'KEEN',
                               'As it seemed', 'chen', m.held_at
                        from made m, unnest(array['SALESPERSON', 'MANAGER']) voice,
                             (select name from contact_person where customer_number = :number limit 3) c""")
                .param("number", number)
                .param("often", often)
                .update();
    }
}
