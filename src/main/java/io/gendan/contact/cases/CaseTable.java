package io.gendan.contact.cases;

import io.gendan.contact.cases.FittingCase.Fit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases: those that were not withdrawn, unless it says otherwise. */
@Repository
class CaseTable {

    /** As many of the newest are looked through for names and for industries called alike. */
    private static final int LOOKED_THROUGH = 1_000;

    private final JdbcClient database;
    private final Clock clock;

    CaseTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    long insert(CaseDraft draft, String by) {
        return database.sql("""
                        insert into case_story (industry, customer_name, story, added_by, added_at)
                        values (?, ?, ?, ?, ?) returning id""")
                .params(draft.industry(), draft.customerName(), draft.story(), by, now())
                .query(Long.class)
                .single();
    }

    void update(long id, CaseDraft draft, String by) {
        database.sql("""
                        update case_story set industry = ?, customer_name = ?, story = ?, changed_by = ?, changed_at = ?
                        where id = ?""")
                .params(draft.industry(), draft.customerName(), draft.story(), by, now(), id)
                .update();
    }

    void withdraw(long id, String by) {
        database.sql("update case_story set withdrawn_by = ?, withdrawn_at = ? where id = ? and withdrawn_at is null")
                .params(by, now(), id)
                .update();
    }

    /** Changes what is told, by nobody's hand. */
    void retell(CaseStory story) {
        database.sql("update case_story set customer_name = left(?, 200), story = left(?, 10000) where id = ?")
                .params(story.customerName(), story.story(), story.id())
                .update();
    }

    /** Withdrawn ones, too. */
    List<CaseStory> all() {
        return database.sql("select * from case_story order by id")
                .query(CaseTable::read)
                .list();
    }

    Optional<CaseStory> find(long id) {
        return database.sql("select * from case_story where id = ? and withdrawn_at is null")
                .param(id)
                .query(CaseTable::read)
                .optional();
    }

    /** Those that hold all of these words somewhere, and are of this industry if one is named; the newest first. */
    List<CaseStory> find(List<String> words, @Nullable String industry, int most) {
        return database.sql("""
                        select * from case_story where withdrawn_at is null
                        and (cast(:industry as text) is null or industry_key(industry) = industry_key(:industry))
                        and not exists (select 1 from unnest(cast(:words as text[])) word
                            where strpos(lower(industry || ' ' || customer_name || ' ' || story), lower(word)) = 0)
                        order by id desc limit :most""")
                .param("industry", industry)
                .param("words", words.toArray(String[]::new))
                .param("most", most)
                .query(CaseTable::read)
                .list();
    }

    /** All industries that have cases, by name. */
    List<String> industries() {
        return database.sql("""
                        select min(industry) from case_story where withdrawn_at is null
                        group by industry_key(industry) order by 1""").query(String.class).list();
    }

    /**
     * Those that fit a customer, the best first, then the newest: of its industry among all, which an index finds, the
     * others among the thousand newest.
     *
     * @param told what is known of its peers and competitors
     */
    List<FittingCase> fitting(String industry, String told, int most) {
        return database.sql("""
                        with asked as materialized (select lower(:told) told, industry_key(:industry) industry),
                        newest as materialized (
                            select id, lower(btrim(customer_name)) known, industry_key(industry) trade from case_story
                            where withdrawn_at is null order by id desc limit :newest),
                        fitting as (
                            (select id, 'RIVAL' fit, 1 place from newest, asked
                             where length(known) > 1 and strpos(told, known) > 0
                             order by id desc limit :most)
                            union all
                            (select id, 'SAME', 2 from case_story
                             where withdrawn_at is null and industry_key(industry) <> ''
                             and industry_key(industry) = (select a.industry from asked a)
                             order by id desc limit :most)
                            union all
                            (select id, 'NEAR', 3 from newest, asked a
                             where a.industry <> '' and trade not in ('', a.industry)
                             and (strpos(trade, a.industry) > 0 or strpos(a.industry, trade) > 0)
                             order by id desc limit :most)),
                        best as (select distinct on (id) id, fit, place from fitting order by id, place)
                        select c.*, best.fit from best join case_story c on c.id = best.id
                        order by best.place, c.id desc limit :most""")
                .param("told", told)
                .param("industry", industry)
                .param("newest", LOOKED_THROUGH)
                .param("most", most)
                .query((row, index) -> new FittingCase(read(row, index), Fit.valueOf(row.getString("fit"))))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static CaseStory read(ResultSet row, int index) throws SQLException {
        var changedAt = row.getTimestamp("changed_at");
        return new CaseStory(
                row.getLong("id"),
                row.getString("industry"),
                row.getString("customer_name"),
                row.getString("story"),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("changed_by"),
                changedAt == null ? null : changedAt.toInstant());
    }
}
