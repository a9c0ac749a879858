package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Research on industries that customers share. Only what concerns the industry: whose research it was, and what
 * was found on that company, stays with those who see that customer.
 */
@Repository
public class IndustryResearch {

    private static final int MOST = 5;

    /** What is older is researched anew. */
    private static final int YEARS = 1;

    private final JdbcClient database;
    private final Clock clock;

    IndustryResearch(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Of the last year, on the industry of this customer, newest first, at most five; each once. */
    public List<IndustryFinding> known(CustomerNumber number) {
        return database.sql("""
                        select e.id, e.content ->> 'researchedOn' researched_on,
                               e.content ->> 'industryFindings' findings, e.content ->> 'sources' sources
                        from customer self
                        join customer other on industry_key(other.industry) = industry_key(self.industry)
                        join record_entry e on e.customer_number = other.number and e.kind = 'RESEARCH'
                        where self.number = ? and industry_key(self.industry) <> ''
                        and e.content ->> 'researchedOn' >= ? and jsonb_exists(e.content, 'industryFindings')
                        and not jsonb_exists(e.content, 'researchTakenOver')
                        order by e.content ->> 'researchedOn' desc, e.id desc limit ?""")
                .param(number.value())
                .param(LocalDate.now(clock).minusYears(YEARS).toString())
                .param(MOST)
                .query(IndustryResearch::read)
                .list();
    }

    private static IndustryFinding read(ResultSet row, int index) throws SQLException {
        return new IndustryFinding(
                row.getLong("id"),
                LocalDate.parse(row.getString("researched_on")),
                row.getString("findings"),
                row.getString("sources"));
    }
}
